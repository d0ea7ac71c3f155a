@NullMarked
package dev.smi.mpj;

import org.jspecify.annotations.NullMarked;

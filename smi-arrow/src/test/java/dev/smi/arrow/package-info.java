@NullMarked
package dev.smi.arrow;

import org.jspecify.annotations.NullMarked;

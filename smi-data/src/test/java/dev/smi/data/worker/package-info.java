@NullMarked
package dev.smi.data.worker;

import org.jspecify.annotations.NullMarked;

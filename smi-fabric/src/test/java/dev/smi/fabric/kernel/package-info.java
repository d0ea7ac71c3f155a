/** Tests of {@code dev.smi.fabric.kernel}. */
@NullMarked
package dev.smi.fabric.kernel;

import org.jspecify.annotations.NullMarked;

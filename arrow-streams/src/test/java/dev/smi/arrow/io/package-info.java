/** Tests of {@code dev.smi.arrow.io}. */
@NullMarked
package dev.smi.arrow.io;

import org.jspecify.annotations.NullMarked;

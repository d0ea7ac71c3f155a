/** Runs programs on the JVM and on the emulator, and compares what they leave in their buffers, to the bit. */
@NullMarked
package dev.smi.fuzz.run;

import org.jspecify.annotations.NullMarked;

/** Says why nothing moves: which kernel waits for which FIFO, and who would have to move first. */
@NullMarked
package dev.smi.emulator.diagnose;

import org.jspecify.annotations.NullMarked;

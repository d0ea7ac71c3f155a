/**
 * A run as a file that Perfetto and Chrome's trace viewer show: the kernels of every rank as tracks, what they wait
 * for, the fill of FIFOs and cables as counters, packets as arrows from kernel to kernel.
 */
@NullMarked
package dev.smi.run.trace;

import org.jspecify.annotations.NullMarked;

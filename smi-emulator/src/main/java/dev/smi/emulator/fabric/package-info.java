/**
 * The emulated FPGAs at work: FIFOs, cables, and kernels as fibers that wait for them.
 *
 * <p>The fabric runs the communication kernels that the code generator emitted, as they are; they are kernels like the
 * user's.
 */
@NullMarked
package dev.smi.emulator.fabric;

import org.jspecify.annotations.NullMarked;

/**
 * Fibers, of which one runs at a time. Nothing here knows of kernels or FIFOs; the emulated fabric parks a fiber when
 * it has to wait and readies it when it need not.
 */
@NullMarked
package dev.smi.emulator.schedule;

import org.jspecify.annotations.NullMarked;

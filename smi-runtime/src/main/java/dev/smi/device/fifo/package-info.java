/**
 * FIFOs between two kernels in Java of one rank: rings between their threads. A FIFO that a kernel class declares
 * ({@code dev.smi.kernel.Fifo}) names one ring in every program that uses it; which one follows from the thread that
 * asks.
 */
@NullMarked
package dev.smi.device.fifo;

import org.jspecify.annotations.NullMarked;

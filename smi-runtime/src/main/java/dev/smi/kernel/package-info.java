/**
 * What kernels in Java are written with, besides channels: {@link dev.smi.kernel.Kernel} marks them,
 * {@link dev.smi.kernel.Fifo} joins two kernels of one FPGA, and hints tell the hardware compiler about loops. A kernel
 * is a static method whose parameters are numbers, arrays (buffers of the device) and a {@link dev.smi.Communicator}.
 * It runs as it is on the {@code jvm} device; smi-codegen translates it for all others.
 */
@NullMarked
package dev.smi.kernel;

import org.jspecify.annotations.NullMarked;

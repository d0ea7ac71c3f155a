/**
 * The {@code opencl} device: a board, or whatever else has an OpenCL driver, through JOCL.
 *
 * <p>{@link dev.smi.opencl.OpenClProvider} loads the library and chooses a device; an {@code OpenClDevice} has at most
 * one {@code LoadedProgram}, which owns all that belongs to it: kernels, queues, memory, and the {@code TransportLayer}
 * that it started as smi-codegen's host header does. JOCL's types stay in this package. JOCL's global switch for
 * exceptions stays as it is, off: {@code ClStatus} looks at every status and throws a
 * {@link dev.smi.device.DeviceException} with the error's name. Whoever switches it on for code of their own gets
 * JOCL's exceptions out of this device too.
 */
@NullMarked
package dev.smi.opencl;

import org.jspecify.annotations.NullMarked;

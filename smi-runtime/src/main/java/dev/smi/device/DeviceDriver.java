package dev.smi.device;

import dev.smi.model.DataType;
import java.util.List;

/**
 * One rank's device. Methods may be called by any thread of the rank, but by one at a time unless they say otherwise.
 * Whatever a user can cause is thrown as a {@link DeviceException} that says what, limit and remedy.
 */
public interface DeviceDriver extends AutoCloseable {

    /** What it is, for messages: {@code emulated FPGA}, or a board's platform and name. */
    String description();

    /**
     * Loads a program and starts its communication and support kernels. All ranks of the job call it; it returns when
     * the rank's part is ready. Loading another program ends the kernels of the first and invalidates its memory.
     *
     * @throws DeviceException if the program cannot be built or does not fit topology, tables or number of ranks
     */
    void load(ProgramImage image);

    /** The kernels of the loaded program that a user can start, in order of name. */
    List<KernelInfo> kernels();

    /**
     * Takes device memory, filled with zeros.
     *
     * @param name what messages call it
     * @throws DeviceException if there is no room
     */
    DeviceMemory allocate(String name, long bytes);

    /**
     * The same for elements of one type, which a device may keep in its own way.
     *
     * @throws DeviceException if there is no room
     */
    default DeviceMemory allocate(String name, DataType type, long count) {
        return allocate(name, count * type.bytes());
    }

    /**
     * Starts a kernel.
     *
     * @param arguments one for each parameter
     * @throws DeviceException if there is no such kernel or an argument does not fit its parameter
     */
    RunningKernel start(String kernel, List<DriverArgument> arguments);

    /** Ends all kernels and gives everything back. */
    @Override
    void close();
}

package dev.smi.emulator.machine;

import com.dylibso.chicory.runtime.Memory;

/**
 * What compiled device code calls for its channel operations, without the runtime in between: the FPGA's memory, which
 * every compiled function has at hand, knows the kernel that runs. {@link DirectLinker} puts these calls in. Public for
 * the generated classes, which have a class loader of their own.
 */
public final class DirectCalls {

    private DirectCalls() {}

    /** {@code emu_read}. */
    public static void read(int fifo, int address, Memory memory) {
        ((DeviceMemory) memory).running().read(fifo, address);
    }

    /** {@code emu_write}. */
    public static void write(int fifo, int address, Memory memory) {
        ((DeviceMemory) memory).running().write(fifo, address);
    }

    /** {@code emu_read_nb}. */
    public static int readNonBlocking(int fifo, int address, Memory memory) {
        return ((DeviceMemory) memory).running().readNonBlocking(fifo, address) ? 1 : 0;
    }

    /** {@code emu_write_nb}. */
    public static int writeNonBlocking(int fifo, int address, Memory memory) {
        return ((DeviceMemory) memory).running().writeNonBlocking(fifo, address) ? 1 : 0;
    }
}

package dev.smi.emulator.machine;

/** An emulated FPGA has no room for what is asked of it. */
public final class OutOfDeviceMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfDeviceMemoryException(long needed, long limit) {
        super("an emulated FPGA has " + limit + " bytes of memory, " + needed
                + " are needed; use smaller buffers or spread them over more ranks");
    }
}

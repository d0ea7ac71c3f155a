package dev.smi.emulator.machine;

/** An emulated FPGA has no room for what is asked of it. */
public final class OutOfDeviceMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** This computer's memory does not hold the FPGA's. */
    public OutOfDeviceMemoryException(OutOfMemoryError cause) {
        super(
                "the memory of the emulated FPGAs does not fit that of the JVM, at most "
                        + Runtime.getRuntime().maxMemory()
                        + " bytes; use smaller buffers or fewer ranks, or -Xmx<size>",
                cause);
    }

    OutOfDeviceMemoryException(long needed, long limit) {
        super("an emulated FPGA has " + limit + " bytes of memory, " + needed
                + " are needed; use smaller buffers or spread them over more ranks");
    }
}

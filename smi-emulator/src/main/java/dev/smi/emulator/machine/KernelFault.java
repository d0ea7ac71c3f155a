package dev.smi.emulator.machine;

/** A kernel that cannot go on: it trapped, or the transport layer found its program at fault. */
public final class KernelFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A fault with a message for the user. */
    public KernelFault(String message) {
        super(message);
    }
}

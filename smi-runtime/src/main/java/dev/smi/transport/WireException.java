package dev.smi.transport;

/** A wire cannot be opened, or its other end is gone. The message names ranks, cause and remedy. */
public class WireException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A fault. */
    public WireException(String message) {
        super(message);
    }

    /** A fault with a cause. */
    public WireException(String message, Throwable cause) {
        super(message, cause);
    }
}

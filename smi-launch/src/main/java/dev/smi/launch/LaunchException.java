package dev.smi.launch;

/** A job cannot be started; the message says why and what to do. */
public final class LaunchException extends Exception {

    private static final long serialVersionUID = 1L;

    /** A fault of the user's or of the machine. */
    public LaunchException(String message) {
        super(message);
    }

    /** A fault with a cause. */
    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}

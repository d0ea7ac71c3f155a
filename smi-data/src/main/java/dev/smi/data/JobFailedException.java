package dev.smi.data;

/** A job that cannot be done; the message names chunk, worker and cause, and says what to do. */
public final class JobFailedException extends Exception {

    private static final long serialVersionUID = 1;

    public JobFailedException(String message) {
        super(message);
    }

    public JobFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}

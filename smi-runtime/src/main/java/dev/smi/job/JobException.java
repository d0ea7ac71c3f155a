package dev.smi.job;

/**
 * A job cannot go on: a rank failed, a deadline passed, ranks do not fit each other. The message names rank, cause and
 * remedy.
 */
public class JobException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a program that ends with this exception exits with. */
    public static final int FAILED = 1;

    /** The same for a deadlock. */
    public static final int DEADLOCK = 3;

    /** The same for a deadline that passed. */
    public static final int DEADLINE = 124;

    private final int exitStatus;

    /** A failure. */
    public JobException(String message) {
        this(message, FAILED);
    }

    /** A failure with the exit status that tells what kind it is. */
    public JobException(String message, int exitStatus) {
        super(message);
        this.exitStatus = exitStatus;
    }

    /** A failure with a cause. */
    public JobException(String message, Throwable cause) {
        super(message, cause);
        this.exitStatus = FAILED;
    }

    /** What a program that ends with this exception exits with; launchers look for it. */
    public int exitStatus() {
        return exitStatus;
    }
}

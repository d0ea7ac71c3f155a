package dev.smi.launch;

/** A command line that says nothing sensible; the message says what to write instead. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    /** A fault of the command line. */
    public UsageException(String message) {
        super(message);
    }
}

package dev.smi.rank;

/** What a launcher says about this rank makes no sense. The message names the variable and the remedy. */
public class LaunchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A fault. */
    public LaunchException(String message) {
        super(message);
    }
}

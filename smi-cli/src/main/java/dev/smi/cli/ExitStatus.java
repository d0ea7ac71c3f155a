package dev.smi.cli;

/** The exit statuses of all commands. */
public final class ExitStatus {

    /** Done. */
    public static final int OK = 0;

    /** The user's input or program failed. */
    public static final int FAILED = 1;

    /** The command was used wrongly. */
    public static final int USAGE = 2;

    /** The user's program is in a deadlock. */
    public static final int DEADLOCK = 3;

    /** A deadline passed. */
    public static final int DEADLINE = 124;

    private ExitStatus() {}
}

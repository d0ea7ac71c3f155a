package dev.smi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether somebody sits in front of what the program reads and writes, by what Linux says of the three streams.
 * Stateless; for any thread.
 */
public final class Terminal {

    private static final Path STANDARD_INPUT = Path.of("/proc/self/fd/0");
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /** Whether standard input comes from a terminal; false where that cannot be found out. */
    public static boolean isStandardInput() {
        return isTerminal(STANDARD_INPUT);
    }

    /** Whether standard output goes to a terminal; false where that cannot be found out. */
    public static boolean isStandardOutput() {
        return isTerminal(STANDARD_OUTPUT);
    }

    /** Whether standard error goes to a terminal; false where that cannot be found out. */
    public static boolean isStandardError() {
        return isTerminal(STANDARD_ERROR);
    }

    /** Whether a link leads to a terminal's device. */
    static boolean isTerminal(Path stream) {
        try {
            String target = Files.readSymbolicLink(stream).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException _) {
            return false; // another kind of system, or no such stream
        }
    }
}

package dev.smi.run.cli;

import dev.smi.cli.Terminal;
import java.io.PrintStream;

/** Shows on a terminal how often a deadlock's cure was tried; nothing elsewhere. For one thread. */
final class TrialProgress {

    private final PrintStream out;
    private final boolean isShown;

    TrialProgress(PrintStream out) {
        this.out = out;
        this.isShown = Terminal.isStandardError();
    }

    /** A trial begins. */
    void begins(int number) {
        if (isShown) {
            out.print("\rdeadlock; looking for what resolves it, run " + number + " ");
            out.flush();
        }
    }

    /** Takes the line away. */
    void end() {
        if (isShown) {
            out.print("\r\u001B[K");
            out.flush();
        }
    }
}

package dev.smi.run.cli;

import dev.smi.cli.Terminal;
import dev.smi.run.Exploration.Progress;
import java.io.PrintStream;

/** Shows on a terminal how far an exploration has come; nothing elsewhere. For one thread. */
final class ExploreProgress implements Progress {

    private static final long INTERVAL_NANOS = 100_000_000;

    private final PrintStream out;
    private final long tries;
    private final boolean isShown;
    private long shownAt = System.nanoTime() - INTERVAL_NANOS;

    ExploreProgress(PrintStream out, long tries) {
        this.out = out;
        this.tries = tries;
        this.isShown = Terminal.isStandardError();
    }

    @Override
    public void begins(long number, long seed) {
        long now = System.nanoTime();
        if (isShown && now - shownAt >= INTERVAL_NANOS) {
            shownAt = now;
            out.print("\rseed " + seed + ", " + number + " of " + tries + " ");
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

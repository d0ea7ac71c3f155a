package dev.smi.data.run;

import dev.smi.cli.Terminal;
import dev.smi.data.Job;
import java.io.PrintStream;
import java.util.Locale;

/** How far a job is, on one line of a terminal: part done, rate, time left. For the thread that runs the job. */
public final class ProgressBar implements AutoCloseable {

    private static final int WIDTH = 24;
    private static final long PERIOD_NS = 200_000_000;

    private final String name;
    private final long size;
    private final double bytesPerElement;
    private final PrintStream out;
    private final boolean isShown;
    private final long begin = System.nanoTime();
    private long last = begin;
    private boolean isOnScreen;

    ProgressBar(String name, long size, double bytesPerElement, PrintStream out, boolean isShown) {
        this.name = name;
        this.size = size;
        this.bytesPerElement = bytesPerElement;
        this.out = out;
        this.isShown = isShown;
    }

    /** A bar for a job, which shows nothing if the job does not want one or there is no terminal. */
    public static ProgressBar of(Job<?> job) {
        boolean isShown = job.showsProgress() && Terminal.isStandardError();
        return new ProgressBar(job.name(), job.source().size(), job.source().bytesPerElement(), System.err, isShown);
    }

    /** So many elements are done. */
    public void show(long done) {
        long now = System.nanoTime();
        if (isShown && now - last >= PERIOD_NS) {
            last = now;
            isOnScreen = true;
            out.print("\r" + line(done, now - begin));
            out.flush();
        }
    }

    /** The line after so many elements and nanoseconds. */
    String line(long done, long nanos) {
        double part = size == 0 ? 1 : done / (double) size;
        int full = (int) (part * WIDTH);
        double seconds = nanos / 1e9;
        String left = done == 0 ? "?" : time((long) (seconds / part - seconds));
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %3d %%  %.1f MB/s  %s left ",
                name,
                "=".repeat(full),
                " ".repeat(WIDTH - full),
                (int) (part * 100),
                done * bytesPerElement / 1e6 / Math.max(1e-9, seconds),
                left);
    }

    private static String time(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (isOnScreen) {
            out.print("\r\033[K");
            out.flush();
        }
    }
}

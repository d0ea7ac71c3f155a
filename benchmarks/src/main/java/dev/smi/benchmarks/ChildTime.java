package dev.smi.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time of processes that this one started and that have ended, as Linux counts it. Stateless. */
final class ChildTime {

    private static final Path STATUS = Path.of("/proc/self/stat");

    /** Ticks a second: what programs are told on every Linux, whatever the kernel's own are. */
    private static final double TICKS = 100;

    /**
     * Of the fields behind the program's name, which ends with a parenthesis, those of time in user mode and in the
     * system.
     */
    private static final int USER = 13;

    private static final int SYSTEM = 14;

    private ChildTime() {}

    /** Seconds so far, of all of them; not a number if the system does not tell. */
    static double seconds() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return Double.NaN;
        }
        String status = Files.readString(STATUS);
        String[] fields = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS;
    }
}

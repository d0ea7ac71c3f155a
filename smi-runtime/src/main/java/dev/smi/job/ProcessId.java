package dev.smi.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process of this host, once and for all: its number comes back some day, its number and start together do not.
 *
 * @param pid its number
 * @param start when it started, in the kernel's ticks; 0 where the kernel does not tell
 */
record ProcessId(long pid, long start) {

    private static final Path PROCESSES = Path.of("/proc");
    private static final int START_AFTER_NAME = 19;

    /** This process. */
    static ProcessId current() {
        long pid = ProcessHandle.current().pid();
        return new ProcessId(pid, Math.max(0, start(pid)));
    }

    /** Whether it still runs. One that was killed and that its parent has not yet looked after does not. */
    boolean isAlive() {
        if (!Files.exists(PROCESSES.resolve("self/stat"))) {
            return ProcessHandle.of(pid).isPresent();
        }
        long now = start(pid);
        return now >= 0 && (start == 0 || start == now);
    }

    /** When a process started, or -1 if there is none. */
    private static long start(long pid) {
        try {
            String stat = Files.readString(PROCESSES.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            // the name before it may contain anything, blanks and brackets too
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            boolean isDead = fields[0].equals("Z") || fields[0].equals("X");
            return isDead ? -1 : Long.parseLong(fields[START_AFTER_NAME]);
        } catch (IOException _) {
            return -1;
        }
    }
}

package dev.smi.cli;

import java.time.Duration;

/**
 * Ends the JVM of a command that has done its work. {@link System#exit} asks for a logger since Java 21, which is
 * looked for in every jar of the class path; where that is long, to open them takes longer than all else at the end. A
 * main that returns does not ask. For the thread that runs main.
 */
public final class CommandEnd {

    /** Threads that are not daemons have so long to end after main has. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private CommandEnd() {}

    /**
     * Ends the JVM with such a status, as the last thing that main does: returns if the status is 0, and has it end
     * soon whatever threads still run.
     *
     * @param status see {@link ExitStatus}
     */
    public static void end(int status) {
        if (status != ExitStatus.OK) {
            System.exit(status);
        }
        Thread.ofPlatform().daemon().name("end of command").start(CommandEnd::insist);
    }

    private static void insist() {
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException _) {
            // nobody does; then it ends at once
        }
        System.exit(ExitStatus.OK);
    }
}

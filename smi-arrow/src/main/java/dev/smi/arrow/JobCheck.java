package dev.smi.arrow;

import dev.smi.Smi;
import dev.smi.job.JobException;

/** Whether a job still goes on: one that failed waits for nothing any more. Stateless. */
final class JobCheck {

    private JobCheck() {}

    /** @throws JobException if it does not; the message says what ended it */
    static void requireRunning(Smi smi, String kernel) {
        RuntimeException cause = smi.failure().orElse(null);
        if (cause != null) {
            JobException told = new JobException(
                    "kernel " + kernel + " cannot start: this job has ended by " + what(cause) + "; open another Smi",
                    status(cause));
            told.initCause(cause);
            throw told;
        }
    }

    private static String what(RuntimeException cause) {
        return switch (status(cause)) {
            case JobException.DEADLOCK -> "a deadlock";
            case JobException.DEADLINE -> "a wait that was too long";
            default -> "a failure (" + cause.getMessage() + ")";
        };
    }

    /** What a program would exit with. */
    static int status(RuntimeException cause) {
        return cause instanceof JobException job ? job.exitStatus() : JobException.FAILED;
    }
}

package dev.smi.arrow;

import dev.smi.Execution;
import dev.smi.Smi;
import dev.smi.device.DeviceException;
import dev.smi.job.JobException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Kernels that run together, the user's the first of them. For one thread. */
final class Executions {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private static final Duration AT_ONCE = Duration.ofMillis(200);

    private final Smi smi;
    private final String kernel;
    private final List<Execution> running = new ArrayList<>();
    private boolean isFailed;

    /** @param kernel the user's */
    Executions(Smi smi, String kernel) {
        this.smi = smi;
        this.kernel = kernel;
    }

    /**
     * Begins a run, without what earlier ones left.
     *
     * @throws JobException if the job has ended, so that nothing can be waited for
     * @throws IllegalStateException if part of an earlier one goes on
     */
    void begin() {
        JobCheck.requireRunning(smi, kernel);
        if (!isDone()) {
            throw new IllegalStateException("kernel " + kernel + " cannot start: its last run failed, and part of it"
                    + " goes on, as the device could not end it; open another Smi");
        }
        running.clear();
        isFailed = false;
    }

    void add(Execution execution) {
        running.add(execution);
    }

    boolean isDone() {
        return running.stream().allMatch(Execution::isDone);
    }

    /** Whether the last run failed, as far as somebody has waited for its end. */
    boolean isFailed() {
        return isFailed;
    }

    /**
     * Waits for all of them, with one deadline; when one fails, the others are ended.
     *
     * @throws RuntimeException the first failure, but rather one of a kernel than a deadlock; the others are added to
     *     it
     */
    void join(Duration deadline) {
        long limit = TimeUnit.NANOSECONDS.convert(deadline);
        long start = System.nanoTime();
        RuntimeException failure = null;
        for (Execution execution : running) {
            long left = failure == null ? Math.max(0, limit - (System.nanoTime() - start)) : 0;
            failure = first(failure, join(execution, left));
        }
        if (failure != null) {
            isFailed = true;
            RuntimeException told = withRemedy(failure);
            end(AT_ONCE); // not longer, as there are devices that cannot end a kernel that waits
            throw told;
        }
    }

    /** Ends them, and gives them a moment for it; whether all have ended. */
    boolean end() {
        return end(isFailed ? AT_ONCE : A_MOMENT);
    }

    private boolean end(Duration moment) {
        running.stream().filter(execution -> !execution.isDone()).forEach(Execution::cancel);
        long start = System.nanoTime();
        boolean isInterrupted = false;
        while (!isDone() && System.nanoTime() - start < moment.toNanos()) { // a job that failed awaits nothing
            try {
                Thread.sleep(1);
            } catch (InterruptedException _) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        running.stream().filter(Execution::isDone).forEach(execution -> join(execution, 0)); // not told once more
        return isDone();
    }

    /** The most frequent reason of a deadlock is not one that the waits name. */
    private RuntimeException withRemedy(RuntimeException failure) {
        if (JobCheck.status(failure) != JobException.DEADLOCK || !isCloseMissing()) {
            return failure;
        }
        JobException told = new JobException(
                failure.getMessage() + "\n" + kernel
                        + " has returned, and its streams wait for further commands: the last" + " thing that " + kernel
                        + " does has to be " + kernel + "_close()",
                JobException.DEADLOCK);
        told.initCause(failure);
        return told;
    }

    private boolean isCloseMissing() {
        List<Execution> stuck =
                running.stream().filter(execution -> !execution.isDone()).toList();
        return !stuck.isEmpty()
                && running.getFirst().isDone()
                && stuck.stream().map(Execution::waitsFor).allMatch(Executions::isForCommand);
    }

    private static boolean isForCommand(String waits) {
        return waits.contains(" waits to read ") && waits.contains("_command ");
    }

    private static @Nullable RuntimeException join(Execution execution, long nanos) {
        try {
            execution.join(Duration.ofNanos(nanos));
            return null;
        } catch (RuntimeException e) { // told when all have ended
            return e;
        }
    }

    /** A kernel that failed is why others cannot go on. */
    private static @Nullable RuntimeException first(
            @Nullable RuntimeException first, @Nullable RuntimeException second) {
        if (first == null || second == null || first.equals(second)) {
            return first == null ? second : first;
        }
        boolean isCause = second instanceof DeviceException && !(first instanceof DeviceException);
        RuntimeException told = isCause ? second : first;
        told.addSuppressed(isCause ? first : second);
        return told;
    }
}

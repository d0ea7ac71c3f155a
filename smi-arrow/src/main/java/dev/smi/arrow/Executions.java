package dev.smi.arrow;

import dev.smi.Execution;
import dev.smi.device.DeviceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Kernels that run together. For one thread. */
final class Executions {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final List<Execution> running = new ArrayList<>();

    void add(Execution execution) {
        running.add(execution);
    }

    boolean isDone() {
        return running.stream().allMatch(Execution::isDone);
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
        running.removeIf(Execution::isDone); // one that was ended may need a moment
        if (failure != null) {
            throw failure;
        }
    }

    /** Gives those that were told to end a moment for it; whether they did. */
    boolean isDoneSoon() {
        if (!isDone()) {
            try {
                join(A_MOMENT);
            } catch (RuntimeException _) {
                // told when it was joined
            }
        }
        return isDone();
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

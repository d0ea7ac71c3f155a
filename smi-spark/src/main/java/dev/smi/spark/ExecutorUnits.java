package dev.smi.spark;

import dev.smi.data.worker.FailureText;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;

/** The units of this executor, by their orders; they stay from task to task. For any thread. */
final class ExecutorUnits {

    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final Map<String, UnitPool> POOLS = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(pool -> true), "smi units end"));
    }

    private ExecutorUnits() {}

    /** What messages call this executor. */
    static String worker() {
        return "executor-" + SparkEnv.get().executorId();
    }

    /**
     * Has a unit work on a chunk.
     *
     * @param data its bytes, in parts
     * @return what came of it, or that the chunk may not be tried again
     * @throws ChunkFailure if it failed and may be tried again
     */
    static ChunkResult run(UnitOrder units, ChunkOrder chunk, List<byte[]> data)
            throws ChunkFailure, InterruptedException {
        TaskContext task = TaskContext.get();
        int attempt = chunk.earlier() + task.attemptNumber() + 1;
        if (attempt > chunk.attempts()) {
            return ChunkResult.lost(chunk.attempts(), "the executors that tried it were lost");
        }
        String why;
        try {
            return run(units, chunk, data, task, attempt);
        } catch (ExecutionException e) {
            why = reason(e);
        } catch (TimeoutException e) {
            why = "its unit took longer than the job's deadline of "
                    + chunk.deadline().toMillis() + " ms";
        }
        task.killTaskIfInterrupted();
        if (attempt == chunk.attempts()) {
            return ChunkResult.failed(worker(), attempt, why);
        }
        throw new ChunkFailure(attempt, "chunk " + chunk.index() + " on " + worker() + ": " + why);
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause == null) {
            return FailureText.of(e);
        }
        return cause instanceof ReflectiveOperationException ? e.getMessage() + ": " + cause : FailureText.of(cause);
    }

    private static ChunkResult run(UnitOrder units, ChunkOrder chunk, List<byte[]> data, TaskContext task, int attempt)
            throws ExecutionException, TimeoutException, InterruptedException {
        UnitPool pool = POOLS.computeIfAbsent(units.id(), id -> new UnitPool(worker(), units));
        pool.use();
        closeOldest(units.cluster());
        UnitThread unit = pool.take(units.instances(), chunk.deadline(), task);
        try {
            long[] nanos = new long[1];
            byte[] result = unit.run(chunk, data, chunk.deadline(), nanos);
            return new ChunkResult(result, worker(), unit.instance(), nanos[0], attempt, null);
        } finally {
            pool.giveBack(unit);
        }
    }

    /** Units that were not used for longest make room, as they and their resident data take memory. */
    private static void closeOldest(String cluster) {
        List<UnitPool> pools = POOLS.values().stream()
                .filter(pool -> pool.cluster().equals(cluster))
                .sorted(Comparator.comparingLong(UnitPool::lastUse))
                .toList();
        Set<UnitPool> old = Set.copyOf(pools.subList(0, Math.max(0, pools.size() - SentUnits.MOST)));
        if (!old.isEmpty()) {
            close(old::contains);
        }
    }

    /** Closes the units of a cluster. */
    static void release(String cluster) {
        close(pool -> pool.cluster().equals(cluster));
    }

    private static void close(Predicate<UnitPool> which) {
        Iterator<UnitPool> pools = POOLS.values().iterator();
        try {
            while (pools.hasNext()) {
                UnitPool pool = pools.next();
                if (which.test(pool)) {
                    pools.remove();
                    pool.close(CLOSING);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

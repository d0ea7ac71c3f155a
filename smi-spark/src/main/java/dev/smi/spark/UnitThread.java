package dev.smi.spark;

import dev.smi.data.Chunk;
import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A unit and the one thread that uses it. Spark runs tasks on threads that come and go; a unit may hold memory or a
 * context that belongs to its thread, so it keeps one of its own, and a task waits for it. For one task at a time.
 */
final class UnitThread {

    private static final System.Logger LOGGER = System.getLogger(UnitThread.class.getName());
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final int instance;
    private final ExecutorService thread;
    private @Nullable ComputeUnit unit;
    private boolean isLost;

    private UnitThread(String name, int instance) {
        this.instance = instance;
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        this.thread = Executors.newSingleThreadExecutor(body -> {
            Thread made = new Thread(body, name);
            made.setDaemon(true);
            made.setContextClassLoader(loader);
            return made;
        });
    }

    /** Opens a unit on a thread of its own, within the time. */
    static UnitThread open(UnitFactory factory, UnitContext context, Duration deadline)
            throws ExecutionException, TimeoutException, InterruptedException {
        UnitThread opened = new UnitThread(context.worker() + " unit " + context.instance(), context.instance());
        boolean isOpen = false;
        try {
            opened.unit = opened.call(() -> factory.open(context), deadline);
            isOpen = true;
            return opened;
        } finally {
            if (!isOpen) {
                opened.thread.shutdownNow();
            }
        }
    }

    /** Which of the executor's units it is, from 1. */
    int instance() {
        return instance;
    }

    /** Whether the unit did not come back in time, so that nobody can use it any more. */
    boolean isLost() {
        return isLost;
    }

    /**
     * Has the unit work on a chunk.
     *
     * @param data the chunk's bytes, in parts
     * @param nanos gets the time the unit took, at index 0
     */
    byte[] run(ChunkOrder order, List<byte[]> data, Duration deadline, long[] nanos)
            throws ExecutionException, TimeoutException, InterruptedException {
        return call(() -> run(order, data, nanos), deadline);
    }

    /** The arena is closed here and not by the task, which does not wait for a unit that hangs. */
    private byte[] run(ChunkOrder order, List<byte[]> data, long[] nanos) throws Exception {
        ComputeUnit used = unit;
        if (used == null) {
            throw new IllegalStateException("a unit that is not open");
        }
        try (Arena arena = Arena.ofShared()) { // a unit may have helpers of its own
            MemorySegment chunk = Bytes.outside(data, arena).asReadOnly();
            long start = System.nanoTime();
            MemorySegment result = used.run(new Chunk(order.index(), order.first(), order.count(), chunk), arena);
            nanos[0] = System.nanoTime() - start;
            return Bytes.copy(result, "the result of chunk " + order.index());
        }
    }

    private <T> T call(Callable<T> body, Duration deadline)
            throws ExecutionException, TimeoutException, InterruptedException {
        Future<T> running = thread.submit(body);
        try {
            return running.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            lose();
            throw e;
        } catch (InterruptedException e) { // the task is killed: nobody wants the result
            running.cancel(true);
            awaitIdle();
            throw e;
        }
    }

    /** After an interruption: the unit is used on if it takes note of it, and given up if not. */
    private void awaitIdle() {
        try {
            thread.submit(() -> {}).get(ENDING.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            lose();
        } catch (InterruptedException e) {
            lose();
            Thread.currentThread().interrupt();
        }
    }

    private void lose() {
        isLost = true;
        thread.shutdownNow();
    }

    /** Closes the unit, if it can still be reached. */
    void close() {
        ComputeUnit closed = unit;
        if (closed != null && !isLost) {
            thread.execute(() -> close(closed));
        }
        thread.shutdown();
    }

    /** Nobody waits for it any more, so the executor's log is the place for what goes wrong. */
    private static void close(ComputeUnit unit) {
        try {
            unit.close();
        } catch (Exception e) { // a unit is the user's
            LOGGER.log(System.Logger.Level.WARNING, "a unit cannot be closed", e);
        }
    }

    /** Waits for {@link #close} to be done. */
    boolean awaitClosed(Duration deadline) throws InterruptedException {
        return thread.awaitTermination(deadline.toNanos(), TimeUnit.NANOSECONDS);
    }
}

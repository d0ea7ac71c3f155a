package dev.smi.apps.bnn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Threads that share out ranges of rows or columns. What is computed for a row does not depend on the range it is in,
 * so that results are the same for any number of threads. Used by one thread at a time.
 */
final class Crew implements AutoCloseable {

    private static final long MINUTES = 10;

    private final int threads;
    private final ExecutorService pool;

    Crew(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads; there is at least one");
        }
        this.threads = threads;
        pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("bnn-train-", 0).factory());
    }

    /** Work on the numbers {@code [from, to)}. */
    @FunctionalInterface
    interface Work {
        void on(int from, int to);
    }

    /**
     * Works on {@code [0, count)} in as many ranges as there are threads.
     *
     * @param granule ranges start at multiples of it
     */
    void share(int count, int granule, Work work) {
        int granules = (count + granule - 1) / granule;
        int ranges = Math.min(threads, granules);
        if (ranges <= 1) {
            work.on(0, count);
            return;
        }
        List<Callable<Void>> parts = new ArrayList<>();
        for (int i = 0; i < ranges; i++) {
            int from = (int) ((long) granules * i / ranges) * granule;
            int to = Math.min(count, (int) ((long) granules * (i + 1) / ranges) * granule);
            parts.add(() -> {
                work.on(from, to);
                return null;
            });
        }
        join(parts);
    }

    private void join(List<Callable<Void>> parts) {
        try {
            for (Future<Void> part : pool.invokeAll(parts, MINUTES, TimeUnit.MINUTES)) {
                part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("training was interrupted");
        } catch (CancellationException e) {
            throw new IllegalStateException("a step of the training took more than " + MINUTES + " minutes", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part of the training failed", e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}

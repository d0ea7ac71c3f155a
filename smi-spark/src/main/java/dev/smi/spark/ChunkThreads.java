package dev.smi.spark;

import dev.smi.data.Job;
import dev.smi.data.Piece;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Threads that each wait for the Spark job of one chunk. They inherit what the caller set for his Spark jobs, a
 * scheduler pool for example.
 */
final class ChunkThreads implements AutoCloseable {

    private static final long ENDING_SECONDS = 10;
    private static final int SPARKS_USUAL_FAILURES = 4;

    private final JavaSparkContext context;
    private final Job<?> job;
    private final String tag;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("smi chunk ", 0).factory());
    private volatile boolean isClosed;

    /** @param tag marks the Spark jobs */
    ChunkThreads(JavaSparkContext context, Job<?> job, String tag) {
        this.context = context;
        this.job = job;
        this.tag = tag;
    }

    /**
     * Starts a chunk.
     *
     * @param done gets what came of it, on another thread; nothing after {@link #close}
     */
    void start(Piece piece, ChunkJob chunk, Consumer<ChunkResult> done) {
        threads.execute(() -> {
            try (chunk) {
                context.setLocalProperty(LossWatch.CHUNK, tag + " " + piece.index());
                context.setJobDescription(job.name() + ": chunk " + piece.index());
                context.addJobTag(tag);
                context.setInterruptOnCancel(true);
                ChunkResult result = run(chunk);
                if (!isClosed) {
                    done.accept(result);
                }
            }
        });
    }

    /**
     * Runs a chunk as often as it may be. Within a Spark job Spark tries again, as often as its own configuration says;
     * if that is less than this job wants, there is another Spark job.
     */
    private ChunkResult run(ChunkJob chunk) {
        int made = 0;
        while (true) {
            try {
                return chunk.run(made);
            } catch (Exception e) { // Spark's, which are checked ones that it does not declare
                made = Math.max(made + 1, attempts(e, made));
                if (isClosed || made >= job.attempts()) {
                    return ChunkResult.lost(made, firstLine(e));
                }
            }
        }
    }

    /** Spark's messages go on with where it was at the time. */
    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }

    /** How many attempts were made when Spark gave up: the last one says, unless its executor was lost. */
    private int attempts(Throwable failure, int before) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ChunkFailure last) {
                return last.attempt();
            }
        }
        return before + context.getConf().getInt("spark.task.maxFailures", SPARKS_USUAL_FAILURES);
    }

    /** Cancels what still runs, and waits a little for it to be over. */
    @Override
    public void close() {
        isClosed = true;
        context.cancelJobsWithTag(tag);
        threads.shutdown();
        boolean wasInterrupted = Thread.interrupted();
        try {
            boolean isOver = threads.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS);
            if (!isOver) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            wasInterrupted = true;
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

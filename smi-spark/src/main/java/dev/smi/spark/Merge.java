package dev.smi.spark;

import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.data.Piece;
import dev.smi.data.run.ProgressBar;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job: keeps as many chunks on their way as there are units for and memory allows, and merges their
 * results in order while later ones still run. For the thread that runs the job.
 *
 * @param <R> what the combiner makes
 */
final class Merge<R> {

    /** Chunks on their way for each unit: one that it works on, and one that is being sent. */
    private static final int AHEAD = 2;

    private static final long LOOK_AGAIN_SECONDS = 1;
    private static final long LOSSES_MILLIS = 1000;
    private static final String REMEDY = "mend the cause, or give the job more attempts";

    private record Done(Piece piece, double bytes, ChunkResult result) {}

    private final Job<R> job;
    private final Supply supply;
    private final IntSupplier units;
    private final LossWatch losses;
    private final LinkedBlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private final Map<Long, Done> waiting = new TreeMap<>();
    private final UnitTally tally = new UnitTally();
    private int running;
    private double held;
    private long merged;
    private long elements; // of what is merged
    private int retries;

    /**
     * @param units how many there are, which changes as executors come and go
     * @param losses what went wrong on the way
     */
    Merge(Job<R> job, Supply supply, IntSupplier units, LossWatch losses) {
        this.losses = losses;
        this.job = job;
        this.supply = supply;
        this.units = units;
    }

    /**
     * Runs it to its end.
     *
     * @param chunks starts chunks
     */
    Outcome<R> run(ChunkThreads chunks) throws JobFailedException, InterruptedException {
        long start = System.nanoTime();
        try (ProgressBar bar = ProgressBar.of(job)) {
            send(chunks);
            while (running > 0) {
                Done next = done.poll(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
                if (next != null) {
                    take(next);
                    send(chunks);
                    mergeReady();
                    bar.show(elements);
                }
                send(chunks); // merging made room, or an executor came
            }
        }
        if (supply.next().isPresent() || !waiting.isEmpty()) {
            throw new IllegalStateException("chunk " + merged + " was never sent, and nothing runs any more");
        }
        R value = finish();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        return new Outcome<>(value, elapsed, tally.times(elapsed), losses.await(retries, LOSSES_MILLIS));
    }

    private void send(ChunkThreads chunks) {
        int most = AHEAD * units.getAsInt();
        Optional<Piece> next = supply.next();
        while (next.isPresent() && running < most && hasRoom(next.get())) {
            Piece piece = next.get();
            double bytes = supply.bytes(piece);
            ChunkJob sent = supply.take(piece);
            held += bytes;
            running++;
            chunks.start(piece, sent, result -> done.add(new Done(piece, bytes, result)));
            next = supply.next();
        }
    }

    /** The chunk that all wait for may always go. */
    private boolean hasRoom(Piece piece) {
        return piece.index() == merged || held + supply.bytes(piece) <= job.memory();
    }

    private void take(Done next) throws JobFailedException, InterruptedException {
        running--;
        held += next.result().bytes().length - next.bytes();
        ChunkResult result = next.result();
        Piece piece = next.piece();
        String failure = result.failure();
        if (failure != null) {
            throw new JobFailedException(job.name() + ": chunk " + piece.index() + " (elements " + piece.first()
                    + " to "
                    + (piece.end() - 1) + ") failed " + times(result.attempt()) + lastTime(piece, result, failure)
                    + "; " + REMEDY);
        }
        retries += result.attempt() - 1;
        tally.add(piece, result);
        supply.did(piece, result.nanos());
        waiting.put(piece.index(), next);
    }

    /** Where and why it failed the last time; if the executor was lost, Spark's listener knows. */
    private String lastTime(Piece piece, ChunkResult result, String failure) throws InterruptedException {
        if (!result.worker().isEmpty()) {
            return ", the last time on " + result.worker() + ": " + failure;
        }
        return losses.awaitLast(piece.index(), LOSSES_MILLIS)
                .map(loss -> ", the last time on " + loss.where() + ": " + loss.why())
                .orElse(": " + failure);
    }

    private static String times(int attempts) {
        return attempts == 1 ? "once" : attempts + " times";
    }

    private void mergeReady() throws JobFailedException {
        @Nullable Done next = waiting.remove(merged);
        while (next != null) {
            byte[] bytes = next.result().bytes();
            try {
                job.combiner().accept(next.piece(), MemorySegment.ofArray(bytes).asReadOnly());
            } catch (IOException e) {
                throw new JobFailedException(
                        job.name() + ": the result of chunk " + merged + " cannot be put away: " + e.getMessage(), e);
            }
            held -= bytes.length;
            merged++;
            elements += next.piece().count();
            next = waiting.remove(merged);
        }
    }

    private R finish() throws JobFailedException {
        try {
            return job.combiner().finish();
        } catch (IOException e) {
            throw new JobFailedException(
                    job.name() + ": the end of the result cannot be written: " + e.getMessage(), e);
        }
    }
}

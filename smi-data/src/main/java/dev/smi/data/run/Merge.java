package dev.smi.data.run;

import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Piece;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts results into order, each once, and counts the bytes that are on their way or wait for their turn. For the thread
 * that runs the job.
 *
 * @param <R> what the job's combiner makes
 */
final class Merge<R> {

    private record Waiting(Piece piece, Result result) {}

    private final Job<R> job;
    private final Map<Long, Waiting> waiting = new TreeMap<>();
    private long next;
    private long merged;
    private long held;

    /** @param job whose combiner gets the results, and which says how many bytes may be held */
    Merge(Job<R> job) {
        this.job = job;
    }

    /** Whether a chunk may be sent out: the one that all wait for may always. */
    boolean admits(Piece piece, double bytesPerElement) {
        return piece.index() == next || held + piece.count() * bytesPerElement <= job.memory();
    }

    /** A chunk is on its way. */
    void out(Task task) {
        held += task.bytes();
    }

    /** A chunk is not on its way any more. */
    void back(Task task) {
        held -= task.bytes();
    }

    /** A result has come. */
    void add(Piece piece, Result result) {
        held += result.bytes().byteSize();
        if (piece.index() < next || waiting.putIfAbsent(piece.index(), new Waiting(piece, result)) != null) {
            throw new IllegalStateException("chunk " + piece.index() + " is done twice");
        }
    }

    /** Whether the next result is there. */
    boolean isReady() {
        return waiting.containsKey(next);
    }

    /**
     * Merges the next result, if it is there.
     *
     * @throws JobFailedException if the combiner cannot put it where it belongs
     */
    void advance() throws JobFailedException {
        Waiting first = waiting.remove(next);
        if (first == null) {
            return;
        }
        try {
            job.combiner().accept(first.piece(), first.result().bytes());
        } catch (IOException e) {
            throw new JobFailedException("job '" + job.name() + "': a result cannot be written: " + e.getMessage(), e);
        } finally {
            held -= first.result().bytes().byteSize();
            first.result().release();
        }
        next++;
        merged += first.piece().count();
    }

    /** What the combiner makes of all results. */
    R finish() throws JobFailedException {
        try {
            return job.combiner().finish();
        } catch (IOException e) {
            throw new JobFailedException("job '" + job.name() + "': the end cannot be written: " + e.getMessage(), e);
        }
    }

    /** Elements whose results are merged. */
    long merged() {
        return merged;
    }

    /** Gives back what nobody will merge. */
    void clear() {
        waiting.values().forEach(w -> w.result().release());
        waiting.clear();
    }
}

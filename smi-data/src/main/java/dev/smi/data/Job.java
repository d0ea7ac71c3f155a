package dev.smi.data;

import java.time.Duration;

/**
 * What a cluster is to do; immutable, made by {@link #of} and changed by the methods named after its parts.
 *
 * @param <R> what the combiner makes of the results
 * @param name what progress and messages call it
 * @param source the data
 * @param unit what works on it
 * @param combiner takes the results in order
 * @param shares who gets how much
 * @param attempts how often a chunk is tried before the job fails, at least 1
 * @param deadline how long a unit may take for one chunk; a worker that takes longer is given up
 * @param memory how many bytes of chunks and of results that wait for their turn may be there at once; one chunk always
 *     may
 * @param showsProgress whether a bar is shown, if standard error is a terminal
 */
public record Job<R>(
        String name,
        Source source,
        UnitSpec unit,
        Combiner<R> combiner,
        Shares shares,
        int attempts,
        Duration deadline,
        long memory,
        boolean showsProgress) {

    private static final int ATTEMPTS = 3;
    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final long MEMORY = 512L << 20;

    public Job {
        if (attempts < 1) {
            throw new IllegalArgumentException(attempts + " attempts; there is at least one");
        }
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("a deadline of " + deadline);
        }
        if (memory < 1) {
            throw new IllegalArgumentException(memory + " bytes of memory");
        }
    }

    /** A job with measured shares, three attempts, five minutes for a chunk, 512 MiB in flight, without progress. */
    public static <R> Job<R> of(String name, Source source, UnitSpec unit, Combiner<R> combiner) {
        return new Job<>(name, source, unit, combiner, Shares.measured(), ATTEMPTS, DEADLINE, MEMORY, false);
    }

    /** With other shares. */
    public Job<R> shares(Shares changed) {
        return new Job<>(name, source, unit, combiner, changed, attempts, deadline, memory, showsProgress);
    }

    /** With so many attempts for each chunk. */
    public Job<R> attempts(int changed) {
        return new Job<>(name, source, unit, combiner, shares, changed, deadline, memory, showsProgress);
    }

    /** With another deadline for each chunk. */
    public Job<R> deadline(Duration changed) {
        return new Job<>(name, source, unit, combiner, shares, attempts, changed, memory, showsProgress);
    }

    /** With so many bytes in flight. */
    public Job<R> memory(long changed) {
        return new Job<>(name, source, unit, combiner, shares, attempts, deadline, changed, showsProgress);
    }

    /** With a progress bar, where there is a terminal. */
    public Job<R> withProgress() {
        return new Job<>(name, source, unit, combiner, shares, attempts, deadline, memory, true);
    }
}

package dev.smi.data;

import java.time.Duration;
import java.util.List;

/**
 * What came of a job.
 *
 * @param <R> what its combiner makes
 * @param value what its combiner made
 * @param elapsed from the first chunk to the last result
 * @param units what each unit did, in the order of the cluster's units
 * @param losses what went wrong on the way and was mended, in the order it happened, for people
 */
public record Outcome<R>(R value, Duration elapsed, List<UnitTimes> units, List<String> losses) {

    public Outcome {
        units = List.copyOf(units);
        losses = List.copyOf(losses);
    }

    /**
     * What a unit did.
     *
     * @param worker its worker
     * @param instance which of the worker's units, from 1
     * @param chunks done by it and merged
     * @param elements of those
     * @param computing time it worked
     * @param waiting time it had nothing to work on
     */
    public record UnitTimes(
            String worker, int instance, long chunks, long elements, Duration computing, Duration waiting) {}
}

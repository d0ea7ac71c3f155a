package dev.smi.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What came of a chunk.
 *
 * @param bytes the result; empty if there is none
 * @param worker the executor's name; empty if it was lost
 * @param instance which of its units
 * @param nanos how long the unit worked
 * @param attempt which attempt it was, from 1
 * @param failure why there is no result, though the chunk was tried as often as it may
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ChunkResult(
        byte[] bytes,
        String worker,
        int instance,
        long nanos,
        int attempt,
        @Nullable String failure) implements Serializable {

    /** It was tried as often as it may, and the last time the executor was lost, or Spark could not start it. */
    static ChunkResult lost(int attempts, String why) {
        return failed("", attempts, why);
    }

    static ChunkResult failed(String worker, int attempt, String why) {
        return new ChunkResult(new byte[0], worker, 0, 0, attempt, why);
    }
}

package dev.smi.spark;

import dev.smi.data.Piece;
import java.io.Serializable;
import java.time.Duration;

/**
 * What an executor is to know of a chunk besides its data.
 *
 * @param index as in {@link Piece}
 * @param first as in {@link Piece}
 * @param count as in {@link Piece}
 * @param deadline for its unit
 * @param attempts how often it may be tried in all
 * @param earlier how often it was tried by Spark jobs before this one
 */
record ChunkOrder(long index, long first, long count, Duration deadline, int attempts, int earlier)
        implements Serializable {

    static ChunkOrder of(Piece piece, Duration deadline, int attempts, int earlier) {
        return new ChunkOrder(piece.index(), piece.first(), piece.count(), deadline, attempts, earlier);
    }
}

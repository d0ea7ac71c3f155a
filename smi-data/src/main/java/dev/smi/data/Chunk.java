package dev.smi.data;

import java.lang.foreign.MemorySegment;

/**
 * A piece of the data, as a compute unit sees it.
 *
 * @param index which piece of the job it is, from 0
 * @param first its first element's number
 * @param count its elements
 * @param data their bytes, read-only; valid until the unit returns
 */
public record Chunk(long index, long first, long count, MemorySegment data) {

    public Chunk {
        if (index < 0 || first < 0 || count < 0) {
            throw new IllegalArgumentException("chunk " + index + " of " + count + " elements from " + first);
        }
    }
}

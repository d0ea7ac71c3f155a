package dev.smi.apps.gzip.engine;

import java.lang.foreign.MemorySegment;

/** Compresses one piece after the other, each on its own, at the level it was made for. For one thread. */
public interface Engine extends AutoCloseable {

    /** The most bytes that {@link #deflate} writes for so many. */
    long bound(long bytes);

    /**
     * Writes a whole deflate stream (RFC 1951) of the input, without header and trailer. The same input gives the same
     * output each time. Allocates nothing that grows with the input.
     *
     * @param input at most 1 GiB, outside the heap
     * @param output outside the heap, at least {@link #bound} bytes
     * @return bytes written
     * @throws IllegalStateException if the library refuses
     */
    long deflate(MemorySegment input, MemorySegment output);

    /** Gives its memory back. */
    @Override
    void close();
}

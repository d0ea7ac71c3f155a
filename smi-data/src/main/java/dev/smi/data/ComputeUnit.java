package dev.smi.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * What works on chunks: a kernel with its buffers on a device, or plain Java. One instance is used by one thread, gets
 * chunk after chunk, and lives as long as its cluster, so that what it keeps on its device is there for the next job
 * with an equal {@link UnitSpec}.
 */
@FunctionalInterface
public interface ComputeUnit {

    /**
     * Works on one chunk. The same chunk may come again, here or elsewhere, if a worker was lost; the result has to
     * depend on the chunk alone. A unit that works for long looks at {@link Thread#isInterrupted} now and then: that is
     * how it is told that nobody wants the result any more.
     *
     * @param results gives memory for the result; what it gives lives until the result is merged
     * @return the result's bytes; memory of {@code results}, or anything that stays as it is
     * @throws Exception why this chunk cannot be done; it is then tried elsewhere
     */
    MemorySegment run(Chunk chunk, SegmentAllocator results) throws Exception;

    /** Gives back what it holds on its device. */
    default void close() throws Exception {
        // most hold nothing
    }
}

package dev.smi.data.worker;

import dev.smi.data.Chunk;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** A chunk for a unit, and who waits for its result. Exactly one of {@link #done} and {@link #failed} is called. */
public interface Work {

    /**
     * The chunk; for the unit's thread.
     *
     * @param memory for its bytes, if they have to be put together; lives as long as the result
     */
    Chunk chunk(SegmentAllocator memory);

    /** The unit begins now. */
    void started();

    /**
     * The unit is done.
     *
     * @param result readable by any thread
     * @param nanos it took
     * @param release to be called when the result has been used
     */
    void done(MemorySegment result, long nanos, Runnable release);

    /** The unit could not do it, or was told to stop. */
    void failed(Throwable cause);
}

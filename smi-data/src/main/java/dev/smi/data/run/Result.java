package dev.smi.data.run;

import java.lang.foreign.MemorySegment;

/**
 * What a unit made of a chunk.
 *
 * @param bytes readable by the thread that runs the job
 * @param nanos the unit worked
 * @param atEnd gives the memory back; called once
 */
public record Result(MemorySegment bytes, long nanos, Runnable atEnd) {

    /** Gives its memory back. */
    public void release() {
        atEnd.run();
    }
}

package dev.smi.data;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * Takes the results of a job in the order of the data, each exactly once, while later chunks still run. Called by one
 * thread.
 *
 * @param <R> what comes of all of them
 */
public interface Combiner<R> {

    /**
     * Takes the next result.
     *
     * @param piece which elements it is of
     * @param result its bytes; valid until this returns
     * @throws IOException if it cannot be put where it belongs; the job then fails
     */
    void accept(Piece piece, MemorySegment result) throws IOException;

    /**
     * What came of them, after the last one.
     *
     * @throws IOException if the end of it cannot be written
     */
    R finish() throws IOException;
}

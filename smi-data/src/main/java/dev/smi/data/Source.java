package dev.smi.data;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Data that can be cut into contiguous pieces: an array, a file, records, a table. Elements are numbered from 0; what
 * an element is, a float, a byte, a record, a row, is the source's own.
 *
 * <p>Used by the thread that runs a job, and by no other at the same time. A source may be cut at the same place again,
 * if a worker is lost, and then gives the same bytes.
 */
public interface Source extends AutoCloseable {

    /** Number of elements. */
    long size();

    /**
     * Every piece but the last has a multiple of so many elements, so that a grid of 100 cells, say, is never cut. At
     * least 1.
     */
    default long granularity() {
        return 1;
    }

    /**
     * The bytes of the elements {@code [first, first + count)}, one after the other, without copying them where the
     * source can. They stay valid until the source is closed, or their arena is.
     *
     * @throws IndexOutOfBoundsException if the elements are not within {@code [0, size())}
     */
    List<MemorySegment> cut(long first, long count);

    /** About how many bytes an element takes, by which the chunks in flight are counted before they are cut. */
    double bytesPerElement();

    @Override
    default void close() {
        // most hold nothing
    }
}

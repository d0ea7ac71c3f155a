package dev.smi.data;

/**
 * A contiguous part of the data.
 *
 * @param index which one of the job it is, from 0, in the order of the data
 * @param first its first element's number
 * @param count its elements, at least 1
 */
public record Piece(long index, long first, long count) {

    public Piece {
        if (index < 0 || first < 0 || count < 1) {
            throw new IllegalArgumentException("piece " + index + " of " + count + " elements from " + first);
        }
    }

    /** The number of the element after its last. */
    public long end() {
        return first + count;
    }
}

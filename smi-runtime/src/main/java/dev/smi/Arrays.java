package dev.smi;

import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;

/** Checks of the pieces that users pass. Stateless. */
final class Arrays {

    private Arrays() {}

    /** @throws IllegalArgumentException if the range is not within an array */
    static void requireRange(int size, int offset, int length) {
        if (offset < 0 || length < 0 || length > size - offset) {
            throw new IllegalArgumentException(
                    length + " elements from " + offset + " on are not within an array of " + size);
        }
    }

    /** How many elements a segment holds. */
    static int elements(MemorySegment data, DataType type) {
        long elements = data.byteSize() / type.bytes();
        if (elements * type.bytes() != data.byteSize() || elements > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a segment of " + data.byteSize() + " bytes does not hold up to "
                    + Integer.MAX_VALUE + " whole elements of " + type.smiName());
        }
        return (int) elements;
    }
}

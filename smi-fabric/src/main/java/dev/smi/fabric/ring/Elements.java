package dev.smi.fabric.ring;

import dev.smi.model.DataType;

/** Widths of elements. Stateless. */
final class Elements {

    /** The logarithm of the bits of an int or float. */
    static final int INT_BITS_LOG = 5;

    /** The logarithm of the bits of a double. */
    static final int LONG_BITS_LOG = 6;

    static final long INT_MASK = 0xffff_ffffL;

    private Elements() {}

    /** The logarithm of the bits of an element: 3 to 6. */
    static int bitsLog(DataType type) {
        return 3 + Integer.numberOfTrailingZeros(type.bytes());
    }
}

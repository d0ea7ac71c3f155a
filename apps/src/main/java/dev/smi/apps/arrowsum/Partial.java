package dev.smi.apps.arrowsum;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteOrder;

/**
 * What a unit found in some rows; as bytes five numbers of 64 bits, little endian, in the order of the parameters.
 *
 * @param rows how many there are
 * @param nulls how many of them are null, and not in the sum
 * @param high the upper 64 bits of the sum of integers, which 64 bits may not hold
 * @param low the lower 64 bits of it
 * @param floating the sum of floating-point numbers, added up one by one
 */
record Partial(long rows, long nulls, long high, long low, double floating) {

    static final long BYTES = 5 * Long.BYTES;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    static Partial of(MemorySegment bytes) {
        return new Partial(
                at(bytes, 0), at(bytes, 1), at(bytes, 2), at(bytes, 3), Double.longBitsToDouble(at(bytes, 4)));
    }

    private static long at(MemorySegment bytes, int index) {
        return bytes.get(LONG, (long) index * Long.BYTES);
    }

    MemorySegment bytes(SegmentAllocator memory) {
        MemorySegment bytes = memory.allocate(BYTES, Long.BYTES);
        long[] words = {rows, nulls, high, low, Double.doubleToRawLongBits(floating)};
        for (int i = 0; i < words.length; i++) {
            bytes.set(LONG, (long) i * Long.BYTES, words[i]);
        }
        return bytes;
    }

    /** The exact sum of the integers. */
    BigInteger integer() {
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(unsigned(low));
    }

    private static BigInteger unsigned(long word) {
        return new BigInteger(Long.toUnsignedString(word));
    }
}

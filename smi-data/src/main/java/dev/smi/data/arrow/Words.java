package dev.smi.data.arrow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Arrow's integers in memory, little endian wherever they lie, and bitmaps: row r is bit r mod 8 of byte r / 8. */
final class Words {

    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /** Bytes of a bitmap of so many rows. */
    static long bitmapBytes(long rows) {
        return (rows + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** How many of the bits {@code [first, first + count)} are set. */
    static long countOnes(MemorySegment bits, long first, long count) {
        long ones = 0;
        long at = first;
        long end = first + count;
        // single bits up to a whole byte, words, and single bits again
        for (; at < end && at % Byte.SIZE != 0; at++) {
            ones += bit(bits, at);
        }
        for (; at + Long.SIZE <= end; at += Long.SIZE) {
            ones += Long.bitCount(bits.get(LONG, at / Byte.SIZE));
        }
        for (; at < end; at++) {
            ones += bit(bits, at);
        }
        return ones;
    }

    private static int bit(MemorySegment bits, long index) {
        return bits.get(ValueLayout.JAVA_BYTE, index / Byte.SIZE) >>> (index % Byte.SIZE) & 1;
    }

    /**
     * The bits {@code [first, first + count)} as a bitmap: a slice if the first begins a byte, a shifted copy if not.
     */
    static MemorySegment bits(MemorySegment bits, long first, long count, SegmentAllocator memory) {
        long bytes = bitmapBytes(count);
        MemorySegment slice = bits.asSlice(first / Byte.SIZE, bitmapBytes(first % Byte.SIZE + count));
        int shift = (int) (first % Byte.SIZE);
        if (shift == 0) {
            return slice;
        }
        MemorySegment shifted = memory.allocate(bytes);
        long at = 0;
        for (; at + Long.BYTES < slice.byteSize() && at + Long.BYTES <= bytes; at += Long.BYTES) {
            long next = slice.get(ValueLayout.JAVA_BYTE, at + Long.BYTES);
            shifted.set(LONG, at, slice.get(LONG, at) >>> shift | next << (Long.SIZE - shift));
        }
        for (; at < bytes; at++) {
            int low = slice.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
            int high = at + 1 < slice.byteSize() ? slice.get(ValueLayout.JAVA_BYTE, at + 1) & 0xFF : 0;
            shifted.set(ValueLayout.JAVA_BYTE, at, (byte) (low >>> shift | high << (Byte.SIZE - shift)));
        }
        return shifted;
    }

    /** Offsets {@code [first, first + count]} less the first of them: a slice if that is 0, a copy if not. */
    static MemorySegment rebased(MemorySegment offsets, int bytes, long first, long count, SegmentAllocator memory) {
        MemorySegment slice = offsets.asSlice(first * bytes, (count + 1) * bytes);
        return bytes == Long.BYTES ? rebasedLongs(slice, memory) : rebasedInts(slice, memory);
    }

    private static MemorySegment rebasedInts(MemorySegment offsets, SegmentAllocator memory) {
        int base = offsets.get(INT, 0);
        if (base == 0) {
            return offsets;
        }
        MemorySegment rebased = memory.allocate(offsets.byteSize());
        for (long at = 0; at < offsets.byteSize(); at += Integer.BYTES) {
            rebased.set(INT, at, offsets.get(INT, at) - base);
        }
        return rebased;
    }

    private static MemorySegment rebasedLongs(MemorySegment offsets, SegmentAllocator memory) {
        long base = offsets.get(LONG, 0);
        if (base == 0) {
            return offsets;
        }
        MemorySegment rebased = memory.allocate(offsets.byteSize());
        for (long at = 0; at < offsets.byteSize(); at += Long.BYTES) {
            rebased.set(LONG, at, offsets.get(LONG, at) - base);
        }
        return rebased;
    }
}

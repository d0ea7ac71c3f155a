package dev.smi.spark;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Memory as arrays, which are what Spark carries. */
final class Bytes {

    /** A little less than the longest array, as the JVM and Spark's streams add headers. */
    static final long LONGEST = Integer.MAX_VALUE - 4096L;

    private static final long PART = 64L << 20;
    private static final long ALIGNMENT = 64; // of vectors, and of what devices map

    private Bytes() {}

    /**
     * A copy as an array.
     *
     * @param what it is, for messages
     * @throws IllegalArgumentException if no array is that long
     */
    static byte[] copy(MemorySegment segment, String what) {
        check(segment.byteSize(), what);
        return segment.toArray(ValueLayout.JAVA_BYTE);
    }

    /** Several, one after the other, as an array. */
    static byte[] join(List<MemorySegment> segments, String what) {
        long length = segments.stream().mapToLong(MemorySegment::byteSize).sum();
        check(length, what);
        byte[] joined = new byte[(int) length];
        long at = 0;
        for (MemorySegment segment : segments) {
            MemorySegment.copy(segment, 0, MemorySegment.ofArray(joined), at, segment.byteSize());
            at += segment.byteSize();
        }
        return joined;
    }

    /** A copy in parts, for data of any length. */
    static byte[][] parts(MemorySegment segment) {
        int count = Math.toIntExact((segment.byteSize() + PART - 1) / PART);
        byte[][] parts = new byte[count][];
        for (int i = 0; i < count; i++) {
            long from = i * PART;
            parts[i] = segment.asSlice(from, Math.min(PART, segment.byteSize() - from))
                    .toArray(ValueLayout.JAVA_BYTE);
        }
        return parts;
    }

    /** Several arrays, one after the other, outside the heap, where devices can reach them. */
    static MemorySegment outside(List<byte[]> parts, SegmentAllocator memory) {
        long length = parts.stream().mapToLong(part -> part.length).sum();
        MemorySegment joined = memory.allocate(Math.max(1, length), ALIGNMENT).asSlice(0, length);
        long at = 0;
        for (byte[] part : parts) {
            MemorySegment.copy(MemorySegment.ofArray(part), 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    private static void check(long length, String what) {
        if (length > LONGEST) {
            throw new IllegalArgumentException(what + " has " + length + " bytes, and Spark carries " + LONGEST
                    + " at once; cut the data into smaller pieces: Shares.chunks(elements)");
        }
    }
}

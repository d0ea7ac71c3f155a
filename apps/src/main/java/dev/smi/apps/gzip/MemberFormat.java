package dev.smi.apps.gzip;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A gzip member (RFC 1952), little endian. Ours carry neither name nor time, so that the same data gives the same file:
 *
 * <pre>
 * 0    1    2    3     4        8    9    10                n-8     n-4
 * 1f   8b   08   00    0 0 0 0  XFL  ff   deflate stream    CRC-32  bytes (modulo 2^32)
 *           |    flags time          unknown system
 *           deflate
 * </pre>
 *
 * <p>Stateless.
 */
final class MemberFormat {

    static final int HEADER_BYTES = 10;
    static final int TRAILER_BYTES = 8;

    static final int MAGIC = 0x8b1f;
    static final int DEFLATE = 8;

    private static final int XFL = 8;
    private static final int SYSTEM = 9;
    private static final byte SMALLEST = 2;
    private static final byte FASTEST = 4;
    private static final byte UNKNOWN_SYSTEM = (byte) 0xff;
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private MemberFormat() {}

    /** Writes a header at the beginning of memory. */
    static void writeHeader(MemorySegment member, int level) {
        member.asSlice(0, HEADER_BYTES).fill((byte) 0);
        member.set(SHORT, 0, (short) MAGIC);
        member.set(ValueLayout.JAVA_BYTE, 2, (byte) DEFLATE);
        member.set(ValueLayout.JAVA_BYTE, XFL, level == 1 ? FASTEST : level == 9 ? SMALLEST : 0);
        member.set(ValueLayout.JAVA_BYTE, SYSTEM, UNKNOWN_SYSTEM);
    }

    /** Writes a trailer at a place. */
    static void writeTrailer(MemorySegment member, long at, long crc, long bytes) {
        member.set(INT, at, (int) crc);
        member.set(INT, at + Integer.BYTES, (int) bytes);
    }

    /** The member of no data, which an empty file becomes. */
    static MemorySegment empty(int level) {
        MemorySegment member = MemorySegment.ofArray(new byte[HEADER_BYTES + 2 + TRAILER_BYTES]);
        writeHeader(member, level);
        member.set(ValueLayout.JAVA_BYTE, HEADER_BYTES, (byte) 3); // a last block with fixed codes that ends at once
        return member;
    }
}

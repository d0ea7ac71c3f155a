package dev.smi.apps.gzip;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
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

    private static final byte SMALLEST = 2;
    private static final byte FASTEST = 4;
    private static final byte UNKNOWN_SYSTEM = (byte) 0xff;

    private MemberFormat() {}

    /** Writes a header at the beginning of memory. */
    static void writeHeader(MemorySegment member, int level) {
        buffer(member, 0, HEADER_BYTES)
                .putShort((short) MAGIC)
                .put((byte) DEFLATE)
                .put((byte) 0)
                .putInt(0)
                .put(level == 1 ? FASTEST : level == 9 ? SMALLEST : 0)
                .put(UNKNOWN_SYSTEM);
    }

    /** Writes a trailer at a place. */
    static void writeTrailer(MemorySegment member, long at, long crc, long bytes) {
        buffer(member, at, TRAILER_BYTES).putInt((int) crc).putInt((int) bytes);
    }

    /** The member of no data, which an empty file becomes. */
    static MemorySegment empty(int level) {
        byte[] bytes = new byte[HEADER_BYTES + 2 + TRAILER_BYTES];
        MemorySegment member = MemorySegment.ofArray(bytes);
        writeHeader(member, level);
        bytes[HEADER_BYTES] = 3; // a last block with fixed codes that ends at once
        return member;
    }

    private static ByteBuffer buffer(MemorySegment member, long at, long bytes) {
        return member.asSlice(at, bytes).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
}

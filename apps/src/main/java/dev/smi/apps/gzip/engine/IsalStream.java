package dev.smi.apps.gzip.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * {@code struct isal_zstream} of ISA-L, as version 2 of its binary interface has it on 64-bit machines, little endian:
 *
 * <pre>
 * offset   0         8          12         16         24          28
 *          next_in*  avail_in   total_in   next_out*  avail_out   total_out
 * offset  32         40         44              48          56             58     60         62
 *          tables*   level      level_buf_size  level_buf*  end_of_stream  flush  gzip_flag  hist_bits
 * offset  64 to 82384: the library's own
 * </pre>
 *
 * <p>Fields are accessed as a buffer's, which takes no method handles: to make those takes the JVM longer at its start
 * than to compress some megabytes. Behind it is memory that the library must not touch, which {@link IsalSelfTest}
 * looks at. For one thread.
 */
final class IsalStream {

    /** Of the structure, in 2.30 as in all of version 2 that have been seen. */
    static final int BYTES = 82_384;

    private static final int GUARD_BYTES = 1 << 18;
    private static final byte GUARD = 0x5a;

    private static final int NEXT_IN = 0;
    private static final int AVAIL_IN = 8;
    private static final int TOTAL_IN = 12;
    private static final int NEXT_OUT = 16;
    private static final int AVAIL_OUT = 24;
    private static final int TOTAL_OUT = 28;
    private static final int LEVEL = 40;
    private static final int LEVEL_BUFFER_SIZE = 44;
    private static final int LEVEL_BUFFER = 48;
    private static final int END_OF_STREAM = 56;

    private final MemorySegment memory;
    private final ByteBuffer fields;
    private final long guardSum;

    IsalStream(Arena arena) {
        memory = arena.allocate(BYTES + GUARD_BYTES, 64);
        memory.asSlice(BYTES).fill(GUARD);
        fields = memory.asByteBuffer().order(ByteOrder.nativeOrder());
        guardSum = guardSum();
    }

    /** Where it is, as long as its arena is open. */
    long address() {
        return memory.address();
    }

    /** Sets what there is to do, after the library has initialised the rest. */
    void set(int level, MemorySegment levelBuffer, MemorySegment input, MemorySegment output) {
        fields.putInt(LEVEL, level);
        fields.putLong(LEVEL_BUFFER, levelBuffer.address());
        fields.putInt(LEVEL_BUFFER_SIZE, (int) levelBuffer.byteSize());
        fields.putShort(END_OF_STREAM, (short) 1);
        fields.putLong(NEXT_IN, input.address());
        fields.putInt(AVAIL_IN, Math.toIntExact(input.byteSize()));
        fields.putLong(NEXT_OUT, output.address());
        fields.putInt(AVAIL_OUT, Math.toIntExact(output.byteSize()));
    }

    /** Bytes read. */
    long read() {
        return Integer.toUnsignedLong(fields.getInt(TOTAL_IN));
    }

    /** Bytes written. */
    long written() {
        return Integer.toUnsignedLong(fields.getInt(TOTAL_OUT));
    }

    /** Whether input and output have moved on as far as the totals say. */
    boolean isConsistent(MemorySegment input, MemorySegment output) {
        return fields.getLong(NEXT_IN) == input.address() + read()
                && fields.getLong(NEXT_OUT) == output.address() + written()
                && fields.getInt(AVAIL_IN) == input.byteSize() - read()
                && fields.getInt(AVAIL_OUT) == output.byteSize() - written();
    }

    /** Whether nothing was written behind the structure. */
    boolean isGuardIntact() {
        return guardSum() == guardSum;
    }

    /** A checksum is quick from the first time on; comparing is not, before it is compiled. */
    private long guardSum() {
        CRC32 sum = new CRC32();
        sum.update(fields.slice(BYTES, GUARD_BYTES));
        return sum.getValue();
    }
}

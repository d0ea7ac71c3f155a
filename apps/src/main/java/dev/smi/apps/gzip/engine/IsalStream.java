package dev.smi.apps.gzip.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

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
 * <p>Behind it is memory that the library must not touch, which {@link IsalSelfTest} looks at. For one thread.
 */
final class IsalStream {

    /** Of the structure, in 2.30 as in all of version 2 that have been seen. */
    static final long BYTES = 82_384;

    private static final long GUARD_BYTES = 1 << 18;
    private static final byte GUARD = 0x5a;

    private static final long NEXT_IN = 0;
    private static final long AVAIL_IN = 8;
    private static final long TOTAL_IN = 12;
    private static final long NEXT_OUT = 16;
    private static final long AVAIL_OUT = 24;
    private static final long TOTAL_OUT = 28;
    private static final long LEVEL = 40;
    private static final long LEVEL_BUFFER_SIZE = 44;
    private static final long LEVEL_BUFFER = 48;
    private static final long END_OF_STREAM = 56;

    private final MemorySegment memory;

    IsalStream(Arena arena) {
        memory = arena.allocate(BYTES + GUARD_BYTES, 64);
        memory.asSlice(BYTES).fill(GUARD);
    }

    /** Where it is. */
    MemorySegment address() {
        return memory;
    }

    /** Sets what there is to do, after the library has initialised the rest. */
    void set(int level, MemorySegment levelBuffer, MemorySegment input, MemorySegment output) {
        memory.set(JAVA_INT, LEVEL, level);
        memory.set(ADDRESS, LEVEL_BUFFER, levelBuffer);
        memory.set(JAVA_INT, LEVEL_BUFFER_SIZE, (int) levelBuffer.byteSize());
        memory.set(JAVA_SHORT, END_OF_STREAM, (short) 1);
        memory.set(ADDRESS, NEXT_IN, input);
        memory.set(JAVA_INT, AVAIL_IN, Math.toIntExact(input.byteSize()));
        memory.set(ADDRESS, NEXT_OUT, output);
        memory.set(JAVA_INT, AVAIL_OUT, Math.toIntExact(output.byteSize()));
    }

    /** Bytes read. */
    long read() {
        return Integer.toUnsignedLong(memory.get(JAVA_INT, TOTAL_IN));
    }

    /** Bytes written. */
    long written() {
        return Integer.toUnsignedLong(memory.get(JAVA_INT, TOTAL_OUT));
    }

    /** Whether input and output have moved on as far as the totals say. */
    boolean isConsistent(MemorySegment input, MemorySegment output) {
        return memory.get(ADDRESS, NEXT_IN).address() == input.address() + read()
                && memory.get(ADDRESS, NEXT_OUT).address() == output.address() + written()
                && memory.get(JAVA_INT, AVAIL_IN) == input.byteSize() - read()
                && memory.get(JAVA_INT, AVAIL_OUT) == output.byteSize() - written();
    }

    /** Whether nothing was written behind the structure. */
    boolean isGuardIntact() {
        // The first byte is right, and each is as the one before it.
        long last = BYTES + GUARD_BYTES - 1;
        return memory.get(JAVA_BYTE, BYTES) == GUARD
                && MemorySegment.mismatch(memory, BYTES, last, memory, BYTES + 1, last + 1) == -1;
    }
}

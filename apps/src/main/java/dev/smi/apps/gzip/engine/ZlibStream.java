package dev.smi.apps.gzip.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * {@code z_stream} of zlib, as it has been since version 1 on 64-bit machines whose {@code long} has 64 bits. zlib
 * compares its size when a stream is opened:
 *
 * <pre>
 * offset   0         8          16         24         32          40         48 to 111
 *          next_in*  avail_in   total_in   next_out*  avail_out   total_out  the library's own
 * </pre>
 *
 * <p>For one thread.
 */
final class ZlibStream {

    /** Of the structure. */
    static final int BYTES = 112;

    private static final long NEXT_IN = 0;
    private static final long AVAIL_IN = 8;
    private static final long TOTAL_IN = 16;
    private static final long NEXT_OUT = 24;
    private static final long AVAIL_OUT = 32;
    private static final long TOTAL_OUT = 40;

    private final MemorySegment memory;

    /** A stream with the allocator of the C library. */
    ZlibStream(Arena arena) {
        memory = arena.allocate(BYTES, 8);
    }

    /** Where it is. */
    MemorySegment address() {
        return memory;
    }

    /** Sets what there is to do. */
    void set(MemorySegment input, MemorySegment output) {
        memory.set(ADDRESS, NEXT_IN, input);
        memory.set(JAVA_INT, AVAIL_IN, Math.toIntExact(input.byteSize()));
        memory.set(ADDRESS, NEXT_OUT, output);
        memory.set(JAVA_INT, AVAIL_OUT, Math.toIntExact(output.byteSize()));
    }

    /** Bytes read. */
    long read() {
        return memory.get(JAVA_LONG, TOTAL_IN);
    }

    /** Bytes written. */
    long written() {
        return memory.get(JAVA_LONG, TOTAL_OUT);
    }
}

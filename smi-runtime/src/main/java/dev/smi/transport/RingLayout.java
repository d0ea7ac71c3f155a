package dev.smi.transport;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/**
 * Where things are in a ring's memory, native byte order. Positions count bytes from the ring's beginning and only
 * grow; each is alone in its cache lines, as writer and reader run on different cores.
 *
 * <pre>
 *   0  ready      long, {@link #READY} once the rest is filled in
 *   8  capacity   long, bytes, a power of two
 *  16  writer     long, process that writes, 0 if none has opened it
 *  24  reader     long, process that reads
 *  32  closed     int, 1 once the writer has ended
 *  64  contract   {@link #MAX_CONTRACT} bytes, ASCII, zero-terminated if shorter
 * 192  tail       long, written so far
 * 320  head       long, read so far
 * 448  data       capacity bytes
 * </pre>
 */
public final class RingLayout {

    /** Longest contract in characters. */
    public static final int MAX_CONTRACT = 120;

    /** What a ring's memory begins at a multiple of: two cache lines, as neighbours are fetched in pairs. */
    static final int ALIGNMENT = 128;

    static final long READY_AT = 0;
    static final long CAPACITY_AT = 8;
    static final long WRITER_AT = 16;
    static final long READER_AT = 24;
    static final long CLOSED_AT = 32;
    static final long CONTRACT_AT = 64;
    static final long TAIL_AT = 192;
    static final long HEAD_AT = 320;
    static final long DATA_AT = 448;

    static final long READY = 0x31474E52_494D53L;

    static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
    static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

    private RingLayout() {}

    /** Bytes of memory that a ring of a capacity takes. */
    public static long bytes(int capacity) {
        return DATA_AT + capacity;
    }

    /**
     * Makes a ring of zeroed memory.
     *
     * @throws IllegalArgumentException if the capacity is no power of two, or the contract is too long
     */
    public static void format(MemorySegment memory, int capacity, String contract) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity " + capacity + " is not a power of two");
        }
        byte[] text = contract.getBytes(StandardCharsets.US_ASCII);
        if (text.length > MAX_CONTRACT) {
            throw new IllegalArgumentException("contract of " + text.length + " characters, limit " + MAX_CONTRACT);
        }
        LONG.set(memory, CAPACITY_AT, (long) capacity);
        MemorySegment.copy(text, 0, memory, ValueLayout.JAVA_BYTE, CONTRACT_AT, text.length);
        LONG.setRelease(memory, READY_AT, READY);
    }

    /** Whether {@link #format} is done with this memory, maybe in another process. */
    public static boolean isFormatted(MemorySegment memory) {
        return (long) LONG.getAcquire(memory, READY_AT) == READY;
    }

    /** Bytes written so far. */
    static long tail(MemorySegment memory) {
        return (long) LONG.getAcquire(memory, TAIL_AT);
    }

    /** Bytes read so far. */
    static long head(MemorySegment memory) {
        return (long) LONG.getAcquire(memory, HEAD_AT);
    }

    /** Bytes that the ring has room for. */
    public static int capacity(MemorySegment memory) {
        return (int) (long) LONG.get(memory, CAPACITY_AT);
    }

    /** What its ends agree on. */
    public static String contract(MemorySegment memory) {
        byte[] text = new byte[MAX_CONTRACT];
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, CONTRACT_AT, text, 0, MAX_CONTRACT);
        int length = 0;
        while (length < MAX_CONTRACT && text[length] != 0) {
            length++;
        }
        return new String(text, 0, length, StandardCharsets.US_ASCII);
    }

    /**
     * Checks that a ring is what an end expects.
     *
     * @throws WireException if it was made with another capacity or contract
     */
    public static void requireAgreement(MemorySegment memory, WireKey key, int capacity, String contract) {
        String other = contract(memory);
        if (!other.equals(contract) || capacity(memory) != capacity) {
            throw new WireException("the two ends of " + key + " do not agree: one was opened for " + other + " ("
                    + capacity(memory) + " bytes), the other for " + contract + " (" + capacity
                    + " bytes); open both ends with the same type and asynchronicity degree");
        }
    }
}

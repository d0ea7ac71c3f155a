package dev.smi.transport;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A message is a row of frames, each with a head of 12 bytes; numbers are little endian.
 *
 * <pre>
 *  0  kind     int
 *  4  stream   int, the writer's number for a wire, 0 where none is meant
 *  8  length   int, bytes that follow
 * 12  content
 * </pre>
 */
final class Frame {

    /** The first message between two ranks: where the sender is. */
    static final int GREETING = 1;

    /** A wire: int capacity, int length of its name, name, contract. Comes before anything else of its stream. */
    static final int OPEN = 2;

    /** Bytes of a wire. */
    static final int DATA = 3;

    /** How far a wire's reader has read: a long. */
    static final int CREDIT = 4;

    /** The wire's writer has ended. */
    static final int END = 5;

    /** The sender failed: why. */
    static final int FAILED = 6;

    /** The sender's last frame. */
    static final int BYE = 7;

    static final int HEAD = 12;

    /** Bytes that every message has room for, so that names, contracts and reasons never have to be split. */
    static final int SMALLEST_MESSAGE = 8192;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Frame() {}

    static int getInt(byte[] message, int at) {
        return (int) INT.get(message, at);
    }

    static void putInt(byte[] message, int at, int value) {
        INT.set(message, at, value);
    }

    static long getLong(byte[] message, int at) {
        return (long) LONG.get(message, at);
    }

    static void putLong(byte[] message, int at, long value) {
        LONG.set(message, at, value);
    }

    /** Copies bytes of a ring, from a position on, into a message. */
    static void fromRing(MemorySegment ring, int capacity, long position, byte[] message, int at, int length) {
        long start = position & (capacity - 1L);
        int first = (int) Math.min(length, capacity - start);
        MemorySegment.copy(ring, ValueLayout.JAVA_BYTE, RingLayout.DATA_AT + start, message, at, first);
        MemorySegment.copy(ring, ValueLayout.JAVA_BYTE, RingLayout.DATA_AT, message, at + first, length - first);
    }

    /** The other way. */
    static void toRing(byte[] message, int at, int length, MemorySegment ring, int capacity, long position) {
        long start = position & (capacity - 1L);
        int first = (int) Math.min(length, capacity - start);
        MemorySegment.copy(message, at, ring, ValueLayout.JAVA_BYTE, RingLayout.DATA_AT + start, first);
        MemorySegment.copy(message, at + first, ring, ValueLayout.JAVA_BYTE, RingLayout.DATA_AT, length - first);
    }
}

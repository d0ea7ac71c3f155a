package dev.smi.transport;

import static dev.smi.transport.RingLayout.DATA_AT;
import static dev.smi.transport.RingLayout.HEAD_AT;
import static dev.smi.transport.RingLayout.LONG;
import static dev.smi.transport.RingLayout.TAIL_AT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The end of a wire that is written. For one thread. What was put is seen by the reader after {@link #publish}.
 *
 * <p>The single-value methods do not look for room: call {@link #hasRoom} first. Values never straddle the end of the
 * ring if the stream keeps each at a multiple of its own size.
 */
public final class RingWriter {

    private final MemorySegment memory;
    private final int capacity;
    private final long mask;
    private long position;
    private long limit;

    /** The writing end of a ring that is {@link RingLayout#format formatted}. */
    public RingWriter(MemorySegment memory) {
        this.memory = memory;
        this.capacity = RingLayout.capacity(memory);
        this.mask = capacity - 1L;
        this.position = (long) LONG.getAcquire(memory, TAIL_AT);
        this.limit = (long) LONG.getAcquire(memory, HEAD_AT) + capacity;
        LONG.setRelease(memory, RingLayout.WRITER_AT, ProcessHandle.current().pid());
    }

    /** Bytes that can be on their way. */
    public int capacity() {
        return capacity;
    }

    /** Whether so many bytes can be put now. */
    public boolean hasRoom(int bytes) {
        return position + bytes <= limit || refresh() >= bytes;
    }

    /** The same without side effects, so that another thread may ask. */
    public boolean isRoomFor(int bytes) {
        return (long) LONG.getAcquire(memory, HEAD_AT) + capacity - position >= bytes;
    }

    /** Bytes that can be put now. */
    public long room() {
        return refresh();
    }

    private long refresh() {
        limit = (long) LONG.getAcquire(memory, HEAD_AT) + capacity;
        return limit - position;
    }

    /** Whether the reader has taken everything that was published. */
    public boolean isDrained() {
        return (long) LONG.getAcquire(memory, HEAD_AT) == (long) LONG.get(memory, TAIL_AT);
    }

    /** Bytes put so far, unpublished ones included. */
    public long position() {
        return position;
    }

    /** Puts one byte. */
    public void putByte(byte value) {
        memory.set(ValueLayout.JAVA_BYTE, DATA_AT + (position & mask), value);
        position++;
    }

    /** Puts two bytes. */
    public void putShort(short value) {
        memory.set(ValueLayout.JAVA_SHORT_UNALIGNED, DATA_AT + (position & mask), value);
        position += Short.BYTES;
    }

    /** Puts four bytes. */
    public void putInt(int value) {
        memory.set(ValueLayout.JAVA_INT_UNALIGNED, DATA_AT + (position & mask), value);
        position += Integer.BYTES;
    }

    /** Puts eight bytes. */
    public void putLong(long value) {
        memory.set(ValueLayout.JAVA_LONG_UNALIGNED, DATA_AT + (position & mask), value);
        position += Long.BYTES;
    }

    /** Puts four bytes. */
    public void putFloat(float value) {
        memory.set(ValueLayout.JAVA_FLOAT_UNALIGNED, DATA_AT + (position & mask), value);
        position += Float.BYTES;
    }

    /** Puts eight bytes. */
    public void putDouble(double value) {
        memory.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, DATA_AT + (position & mask), value);
        position += Double.BYTES;
    }

    /** Skips to a multiple of a power of two; the bytes between have any value. There has to be room. */
    public void align(int bytes) {
        position = (position + bytes - 1) & -bytes;
    }

    /**
     * Puts as much of a segment as there is room for, and does not publish it.
     *
     * @return bytes put, 0 if there is no room
     */
    public long put(MemorySegment source, long offset, long length) {
        long count = Math.min(length, hasRoom((int) Math.min(length, capacity)) ? length : limit - position);
        count = Math.min(count, limit - position);
        long at = position & mask;
        long first = Math.min(count, capacity - at);
        MemorySegment.copy(source, offset, memory, DATA_AT + at, first);
        MemorySegment.copy(source, offset + first, memory, DATA_AT, count - first);
        position += count;
        return count;
    }

    /** Shows the reader everything that was put. */
    public void publish() {
        LONG.setRelease(memory, TAIL_AT, position);
    }

    /** Tells the reader that nothing more will come. */
    public void end() {
        RingLayout.INT.setRelease(memory, RingLayout.CLOSED_AT, 1);
    }

    /** The process that reads, or 0 if none has opened the other end yet. */
    public long readerProcess() {
        return (long) LONG.getAcquire(memory, RingLayout.READER_AT);
    }
}

package dev.smi.transport;

import static dev.smi.transport.RingLayout.DATA_AT;
import static dev.smi.transport.RingLayout.HEAD_AT;
import static dev.smi.transport.RingLayout.LONG;
import static dev.smi.transport.RingLayout.TAIL_AT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The end of a wire that is read. For one thread. The writer gets room back after {@link #release}.
 *
 * <p>The single-value methods do not look whether there is anything: call {@link #has} first.
 */
public final class RingReader {

    private final MemorySegment memory;
    private final int capacity;
    private final long mask;
    private long position;
    private long limit;

    /** The reading end of a ring that is {@link RingLayout#format formatted}. */
    public RingReader(MemorySegment memory) {
        this.memory = memory;
        this.capacity = RingLayout.capacity(memory);
        this.mask = capacity - 1L;
        this.position = (long) LONG.getAcquire(memory, HEAD_AT);
        this.limit = position;
        LONG.setRelease(memory, RingLayout.READER_AT, ProcessHandle.current().pid());
    }

    /** Bytes that can be on their way. */
    public int capacity() {
        return capacity;
    }

    /** Whether so many bytes can be taken now. */
    public boolean has(int bytes) {
        return position + bytes <= limit || available() >= bytes;
    }

    /** The same without side effects, so that another thread may ask. */
    public boolean isThere(int bytes) {
        return (long) LONG.getAcquire(memory, TAIL_AT) - position >= bytes;
    }

    /** Bytes that can be taken now. */
    public long available() {
        limit = (long) LONG.getAcquire(memory, TAIL_AT);
        return limit - position;
    }

    /** Bytes that can be taken now as far as was seen at the last look; costs no look. */
    public long known() {
        return limit - position;
    }

    /** Bytes taken so far, unreleased ones included. */
    public long position() {
        return position;
    }

    /** Takes one byte. */
    public byte getByte() {
        byte value = memory.get(ValueLayout.JAVA_BYTE, DATA_AT + (position & mask));
        position++;
        return value;
    }

    /** Takes two bytes. */
    public short getShort() {
        short value = memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, DATA_AT + (position & mask));
        position += Short.BYTES;
        return value;
    }

    /** Takes four bytes. */
    public int getInt() {
        int value = memory.get(ValueLayout.JAVA_INT_UNALIGNED, DATA_AT + (position & mask));
        position += Integer.BYTES;
        return value;
    }

    /** Takes eight bytes. */
    public long getLong() {
        long value = memory.get(ValueLayout.JAVA_LONG_UNALIGNED, DATA_AT + (position & mask));
        position += Long.BYTES;
        return value;
    }

    /** Takes four bytes. */
    public float getFloat() {
        float value = memory.get(ValueLayout.JAVA_FLOAT_UNALIGNED, DATA_AT + (position & mask));
        position += Float.BYTES;
        return value;
    }

    /** Takes eight bytes. */
    public double getDouble() {
        double value = memory.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, DATA_AT + (position & mask));
        position += Double.BYTES;
        return value;
    }

    /** Skips to a multiple of a power of two, as the writer did. */
    public void align(int bytes) {
        position = (position + bytes - 1) & -bytes;
    }

    /**
     * Takes as much as there is, up to a length, and does not release it.
     *
     * @return bytes taken, 0 if there is nothing
     */
    public long get(MemorySegment target, long offset, long length) {
        long count = Math.min(length, position + length <= limit ? length : available());
        long at = position & mask;
        long first = Math.min(count, capacity - at);
        MemorySegment.copy(memory, DATA_AT + at, target, offset, first);
        MemorySegment.copy(memory, DATA_AT, target, offset + first, count - first);
        position += count;
        return count;
    }

    /** Gives the room of everything that was taken back to the writer. */
    public void release() {
        LONG.setRelease(memory, HEAD_AT, position);
    }

    /** Whether the writer has ended, and everything it published was taken. */
    public boolean isAtEnd() {
        return (int) RingLayout.INT.getAcquire(memory, RingLayout.CLOSED_AT) == 1 && available() == 0;
    }

    /** The process that writes, or 0 if none has opened the other end yet. */
    public long writerProcess() {
        return (long) LONG.getAcquire(memory, RingLayout.WRITER_AT);
    }
}

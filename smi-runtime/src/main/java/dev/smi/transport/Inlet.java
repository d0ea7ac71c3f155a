package dev.smi.transport;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A wire's reading end whose writer is reached by messages. The pump puts what arrives into a ring, which is there from
 * when either end was opened.
 *
 * <p>The pump's, but for {@link #reader} and {@link #isQuiet}.
 */
final class Inlet {

    private static final long PATIENCE_NS = 30_000;

    private final WireKey key;
    private final MemorySegment memory;
    private final int capacity;
    private @Nullable RingReader reader;
    private int stream = -1;
    private long tail;
    private volatile long reported;
    private long staged;
    private long dueSince;

    Inlet(WireKey key, int capacity, String contract) {
        this.key = key;
        this.capacity = capacity;
        this.memory = Arena.ofAuto().allocate(RingLayout.bytes(capacity), RingLayout.ALIGNMENT);
        RingLayout.format(memory, capacity, contract);
    }

    /** Whether the wire belongs to those who watch the job, and not to the job. */
    boolean isWatch() {
        return key.isWatch();
    }

    MemorySegment memory() {
        return memory;
    }

    synchronized RingReader reader() {
        RingReader made = reader;
        if (made == null) {
            made = new RingReader(memory);
            reader = made;
        }
        return made;
    }

    /** The number that the writer gave the wire. */
    void connect(int number) {
        stream = number;
    }

    private long head() {
        return (long) RingLayout.LONG.getAcquire(memory, RingLayout.HEAD_AT);
    }

    /** Whether the writer knows how far this end has read. For any thread. */
    boolean isQuiet() {
        return head() == reported;
    }

    /** Bytes that have arrived. */
    void receive(byte[] message, int at, int length) {
        if (length > capacity - (tail - head())) {
            throw new WireException(key + ": " + length + " bytes arrived, more than there is room for");
        }
        Frame.toRing(message, at, length, memory, capacity, tail);
        tail += length;
        RingLayout.LONG.setRelease(memory, RingLayout.TAIL_AT, tail);
    }

    /** The writer has ended. */
    void end() {
        RingLayout.INT.setRelease(memory, RingLayout.CLOSED_AT, 1);
    }

    /**
     * Whether the writer should be told in a message of its own how far this end has read: when half of its room waits
     * for that, or some of it for a while.
     */
    boolean isDue(long now) {
        long read = head() - reported;
        if (read == 0) {
            dueSince = now;
            return false;
        }
        return stream >= 0 && (read >= capacity / 2 || now - dueSince >= PATIENCE_NS);
    }

    /** Tells the writer in a message that has room and goes there anyway. */
    void stage(FrameBuffer message) {
        long head = head();
        if (stream >= 0 && head != reported && message.room() >= Long.BYTES) {
            Frame.putLong(message.bytes(), message.begin(Frame.CREDIT, stream, Long.BYTES), head);
            staged = head;
        }
    }

    /** The message is on its way. */
    void commit() {
        reported = Math.max(reported, staged);
    }

    /** The message was not sent. */
    void forget() {
        staged = reported;
    }
}

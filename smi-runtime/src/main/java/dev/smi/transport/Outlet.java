package dev.smi.transport;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A wire's writing end whose reader is reached by messages. The writer puts bytes into a ring; the pump copies them
 * from there into messages. They keep their place in the ring until the reader, elsewhere, has read them, so no more
 * than the ring's capacity is ever on its way, and the reader's ring, as large as this one, has room for all of it.
 *
 * <p>The pump's, but for {@link #writer} and {@link #isQuiet}.
 */
final class Outlet {

    private final int stream;
    private final WireKey key;
    private final MemorySegment memory;
    private final int capacity;
    private final RingWriter writer;
    private volatile long sent;
    private long staged;
    private boolean isOpenSent;
    private boolean isOpenStaged;
    private volatile boolean isEndSent;
    private boolean isEndStaged;

    Outlet(int stream, WireKey key, int capacity, String contract) {
        this.stream = stream;
        this.key = key;
        this.capacity = capacity;
        this.memory = Arena.ofAuto().allocate(RingLayout.bytes(capacity), RingLayout.ALIGNMENT);
        RingLayout.format(memory, capacity, contract);
        this.writer = new RingWriter(memory);
    }

    RingWriter writer() {
        return writer;
    }

    /** Whether the wire belongs to those who watch the job, and not to the job. */
    boolean isWatch() {
        return key.isWatch();
    }

    MemorySegment memory() {
        return memory;
    }

    private long tail() {
        return (long) RingLayout.LONG.getAcquire(memory, RingLayout.TAIL_AT);
    }

    private boolean isClosed() {
        return (int) RingLayout.INT.getAcquire(memory, RingLayout.CLOSED_AT) != 0;
    }

    /** Whether nothing that was published waits to be sent. For any thread. */
    boolean isQuiet() {
        // in this order: bytes are published before the end
        boolean isEnded = isClosed();
        return tail() == sent && (!isEnded || isEndSent);
    }

    /** Whether there is something to put into a message. */
    boolean isDue() {
        return !isOpenSent || !isQuiet();
    }

    /** Puts as much as fits into a message. */
    void stage(FrameBuffer message) {
        if (!isOpenSent) {
            isOpenStaged = message.add(Frame.OPEN, stream, opening());
            if (!isOpenStaged) {
                return;
            }
        }
        boolean isEnded = isClosed();
        long waiting = tail() - sent;
        int size = (int) Math.min(waiting, message.room());
        if (size > 0) {
            int at = message.begin(Frame.DATA, stream, size);
            Frame.fromRing(memory, capacity, sent, message.bytes(), at, size);
            staged = sent + size;
        }
        if (isEnded && !isEndSent && size == waiting && message.room() >= 0) {
            message.begin(Frame.END, stream, 0);
            isEndStaged = true;
        }
    }

    private byte[] opening() {
        byte[] name = key.name().getBytes(StandardCharsets.US_ASCII);
        byte[] contract = RingLayout.contract(memory).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(2 * Integer.BYTES + name.length + contract.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(capacity)
                .putInt(name.length)
                .put(name)
                .put(contract)
                .array();
    }

    /** The message is on its way. */
    void commit() {
        isOpenSent |= isOpenStaged;
        sent = Math.max(sent, staged);
        isEndSent |= isEndStaged;
    }

    /** The message was not sent. */
    void forget() {
        isOpenStaged = false;
        staged = sent;
        isEndStaged = false;
    }

    /** The reader has read so far. */
    void credit(long head) {
        long before = (long) RingLayout.LONG.get(memory, RingLayout.HEAD_AT);
        if (head < before || head > sent) {
            throw new WireException(key + ": rank " + key.to() + " says that it has read " + head + " bytes, after "
                    + before + " of " + sent);
        }
        RingLayout.LONG.setRelease(memory, RingLayout.HEAD_AT, head);
    }
}

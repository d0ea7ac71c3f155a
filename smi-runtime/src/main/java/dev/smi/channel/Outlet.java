package dev.smi.channel;

import dev.smi.job.RankContext;
import dev.smi.model.DataType;
import dev.smi.transport.Patience;
import dev.smi.transport.RingWriter;
import java.lang.foreign.MemorySegment;

/**
 * The end of one message that is sent. The other rank sees elements when they fill a packet, at {@link #flush}, and at
 * the message's end. For one thread.
 *
 * <p>On the wire, native byte order, a message begins at a multiple of 8 bytes:
 *
 * <pre>
 *   0  count      long, elements of the message
 *   8  elements   count times the type's size
 * </pre>
 *
 * A message without elements leaves nothing on the wire.
 */
public final class Outlet extends ElementSink {

    private final DataType type;
    private final int elementsPerPacket;
    private final RingWriter writer;

    /** Room in the ring that shows that no more than the window is on its way. */
    private final int outsideWindow;

    private final int streamRoom;
    private final Patience patience = new Patience();

    private int awaitedRoom;

    Outlet(RankContext context, Endpoint<RingWriter> endpoint, int count) {
        super(context, endpoint.link(), endpoint.buffering().type(), count);
        this.type = endpoint.buffering().type();
        this.elementsPerPacket = type.elementsPerPacket();
        this.writer = endpoint.ring();
        this.outsideWindow = writer.capacity() - endpoint.buffering().window();
        this.streamRoom = outsideWindow + endpoint.buffering().window() / 2;
        endpoint.begin(this);
    }

    /** Sends one element; waits once as many packets are on their way as the buffer has. */
    @Override
    public void put(byte value) {
        if (ready == 0 || type != DataType.CHAR) {
            prepare(DataType.CHAR);
        }
        writer.putByte(value);
        if (--ready == 0) {
            show();
        }
    }

    /** See {@link #put(byte)}. */
    @Override
    public void put(short value) {
        if (ready == 0 || type != DataType.SHORT) {
            prepare(DataType.SHORT);
        }
        writer.putShort(value);
        if (--ready == 0) {
            show();
        }
    }

    /** See {@link #put(byte)}. */
    @Override
    public void put(int value) {
        if (ready == 0 || type != DataType.INT) {
            prepare(DataType.INT);
        }
        writer.putInt(value);
        if (--ready == 0) {
            show();
        }
    }

    /** See {@link #put(byte)}. */
    @Override
    public void put(float value) {
        if (ready == 0 || type != DataType.FLOAT) {
            prepare(DataType.FLOAT);
        }
        writer.putFloat(value);
        if (--ready == 0) {
            show();
        }
    }

    /** See {@link #put(byte)}. */
    @Override
    public void put(double value) {
        if (ready == 0 || type != DataType.DOUBLE) {
            prepare(DataType.DOUBLE);
        }
        writer.putDouble(value);
        if (--ready == 0) {
            show();
        }
    }

    /** Shows the other rank what was put. */
    @Override
    public void flush() {
        if (hasBegun && ready > 0) {
            rest += ready;
            ready = 0;
            show();
        }
    }

    /**
     * Sends elements one after the other, in pieces as large as the ring has room for.
     *
     * @param offset where they begin, in bytes
     */
    @Override
    public void put(DataType wanted, MemorySegment source, long offset, int elements) {
        require(wanted, elements);
        if (elements == 0) {
            return;
        }
        begin();
        int shown = shown(elements);
        if (shown > 0) {
            rest += ready;
            ready = 0;
            putAndShow(source, offset, shown);
        }
        int hidden = elements - shown;
        if (hidden > 0) {
            startPacket();
            ready -= hidden;
            writer.put(source, offset + (long) shown * type.bytes(), (long) hidden * type.bytes());
        }
    }

    /** How many of the next elements come before the last end of a packet. */
    private int shown(int elements) {
        if (elements == remaining()) {
            return elements;
        }
        return elements < ready ? 0 : elements - (elements - ready) % elementsPerPacket;
    }

    private void putAndShow(MemorySegment source, long offset, int elements) {
        int left = elements;
        while (left > 0) {
            awaitRoom(Buffering.RESERVE + (int) Math.min((long) left * type.bytes(), writer.capacity() / 4));
            int piece = (int) Math.min(left, (writer.room() - Buffering.RESERVE) / type.bytes());
            writer.put(source, offset + (long) (elements - left) * type.bytes(), (long) piece * type.bytes());
            writer.publish();
            left -= piece;
            rest -= piece;
        }
    }

    private void prepare(DataType wanted) {
        require(wanted, 1);
        begin();
        startPacket();
    }

    private void begin() {
        if (!hasBegun) {
            hasBegun = true;
            writer.align(Long.BYTES);
            writer.putLong(count());
        }
    }

    private void startPacket() {
        if (ready == 0) {
            ready = Math.min(rest, elementsPerPacket);
            rest -= ready;
        }
    }

    private void show() {
        if (!writer.hasRoom(outsideWindow)) {
            awaitRoom(outsideWindow);
            awaitStreamRoom();
        }
        writer.publish();
    }

    private void awaitStreamRoom() {
        long seen = writer.room();
        while (seen < streamRoom && patience.hasMore()) {
            long now = writer.room();
            if (now == seen) {
                patience.lose();
                return;
            }
            seen = now;
        }
        if (seen >= streamRoom) {
            patience.restore();
        }
    }

    private void awaitRoom(int bytes) {
        while (!writer.hasRoom(bytes)) {
            awaitedRoom = bytes;
            await();
        }
    }

    @Override
    public boolean isReady() {
        return writer.isRoomFor(awaitedRoom);
    }

    @Override
    String verb() {
        return link().kind().sending();
    }

    @Override
    String place() {
        return link().toText("to");
    }
}

package dev.smi.fabric.endpoint;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.Step;
import dev.smi.model.DataType;
import dev.smi.model.Operation.Pop;
import java.util.Optional;

/**
 * The receiving end of a point-to-point channel, one message after the other. Behaves as {@code pop-functions.stg}. For
 * one thread.
 */
public final class PopEndpoint extends Endpoint {

    private final Arrival arrival;

    /**
     * The receiving end of an operation.
     *
     * @param grantPackets packets that it has to owe the sender before it grants them
     * @param data from CK_R
     * @param grants to CK_S; empty without credits
     * @param owner what is woken when there may be something to do
     */
    public PopEndpoint(
            Pop pop, int rank, int ranks, int grantPackets, PacketRing data, Optional<PacketRing> grants, Step owner) {
        super(pop, rank, ranks);
        this.arrival = new Arrival(this, data, grants.orElse(null), grantPackets);
        data.setReader(owner);
        grants.ifPresent(ring -> ring.setWriter(owner));
    }

    /**
     * Begins a message; nothing is sent yet. The message before has to be complete.
     *
     * @param count elements, not negative
     * @param from the sending rank
     */
    public void open(int count, int from) {
        requireCount(count);
        if (remaining() > 0) {
            throw fault("a channel is opened while " + remaining() + " elements of the one before were not received");
        }
        arrival.expect(from, count);
    }

    /** Elements of the message that were not given yet. */
    public int remaining() {
        return arrival.remaining();
    }

    @Override
    public long news() {
        return arrival.news();
    }

    /** Whether the next element can be had now. */
    public boolean isReady() {
        // one with another behind it in its packet is not the last of its message
        return arrival.elements() > 1 || isLastReady();
    }

    private boolean isLastReady() {
        if (arrival.remaining() <= 0) {
            throw tooMany();
        }
        return arrival.hasElement() && (arrival.remaining() > 1 || arrival.canEnd());
    }

    /** The next element, of type int; {@link #isReady} has to have said that it is there. */
    public int getInt() {
        require(DataType.INT);
        return (int) get();
    }

    /** The next element, of type float; see {@link #getInt}. */
    public float getFloat() {
        require(DataType.FLOAT);
        return Float.intBitsToFloat((int) get());
    }

    /** The next element, of type double; see {@link #getInt}. */
    public double getDouble() {
        require(DataType.DOUBLE);
        return Double.longBitsToDouble(get());
    }

    /** The next element, of type char, which is a byte; see {@link #getInt}. */
    public byte getChar() {
        require(DataType.CHAR);
        return (byte) get();
    }

    /** The next element, of type short; see {@link #getInt}. */
    public short getShort() {
        require(DataType.SHORT);
        return (short) get();
    }

    private long get() {
        return arrival.elements() > 1 ? arrival.next() : getLast();
    }

    /** The last element of a packet, and perhaps of the message. */
    private long getLast() {
        if (!isReady()) {
            throw new IllegalStateException("no element is there; isReady() tells");
        }
        long bits = arrival.next();
        if (arrival.remaining() == 0) {
            arrival.end();
        }
        return bits;
    }
}

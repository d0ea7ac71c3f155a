package dev.smi.fabric.endpoint;

import dev.smi.fabric.ring.PacketFill;
import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.fabric.ring.Step;
import dev.smi.model.DataType;
import dev.smi.model.Operation.Push;
import dev.smi.model.PacketOperation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sending end of a point-to-point channel, one message after the other. Behaves as {@code push-functions.stg},
 * except that an element whose packet cannot leave now is not taken. For one thread.
 */
public final class PushEndpoint extends Endpoint {

    private final PacketRing data;
    private final @Nullable PacketRing credits;
    private final PacketFill packet;
    private int destination;
    private int unsent;
    private int lastPlace;
    private int granted;
    private boolean isStarted;

    /**
     * The sending end of an operation.
     *
     * @param data to CK_S
     * @param credits from CK_R; empty without credits
     * @param owner what is woken when there may be something to do
     */
    public PushEndpoint(Push push, int rank, int ranks, PacketRing data, Optional<PacketRing> credits, Step owner) {
        super(push, rank, ranks);
        this.data = data;
        this.credits = credits.orElse(null);
        this.packet = new PacketFill(push.dataType());
        data.setWriter(owner);
        credits.ifPresent(ring -> ring.setReader(owner));
    }

    /**
     * Begins a message; nothing is sent yet. The message before has to be complete.
     *
     * @param count elements, not negative
     * @param to the receiving rank; whether there is one matters only when a packet is sent
     */
    public void open(int count, int to) {
        requireCount(count);
        if (remaining() > 0) {
            throw fault("a channel is opened while " + remaining() + " elements of the one before were not sent");
        }
        destination = to;
        unsent = count;
        lastPlace = lastPlace();
        granted = packetsUpToBuffer(count);
        isStarted = false;
    }

    /** Elements of the message that were not taken yet. */
    public int remaining() {
        return unsent - packet.filled();
    }

    @Override
    public long news() {
        return data.told() + (credits == null ? 0 : credits.told());
    }

    /** Takes an element of type int. Gives false, and does nothing, if it would fill a packet that cannot leave now. */
    public boolean tryPutInt(int value) {
        require(DataType.INT);
        return tryPut(value & 0xffff_ffffL);
    }

    /** Takes an element of type float; see {@link #tryPutInt}. */
    public boolean tryPutFloat(float value) {
        require(DataType.FLOAT);
        return tryPut(Float.floatToRawIntBits(value) & 0xffff_ffffL);
    }

    /** Takes an element of type double; see {@link #tryPutInt}. */
    public boolean tryPutDouble(double value) {
        require(DataType.DOUBLE);
        return tryPut(Double.doubleToRawLongBits(value));
    }

    /** Takes an element of type char, which is a byte; see {@link #tryPutInt}. */
    public boolean tryPutChar(byte value) {
        require(DataType.CHAR);
        return tryPut(value & 0xffL);
    }

    /** Takes an element of type short; see {@link #tryPutInt}. */
    public boolean tryPutShort(short value) {
        require(DataType.SHORT);
        return tryPut(value & 0xffffL);
    }

    private boolean tryPut(long bits) {
        if (packet.filled() < lastPlace) {
            packet.add(bits);
            return true;
        }
        return tryPutLast(bits);
    }

    /** Takes the element that completes the packet. */
    private boolean tryPutLast(long bits) {
        if (remaining() <= 0) {
            throw tooMany();
        }
        if (!canSend()) {
            return false;
        }
        packet.add(bits);
        send();
        return true;
    }

    /** The place of the element that completes the packet; negative after the message. */
    private int lastPlace() {
        return Math.min(elementsPerPacket(), unsent) - 1;
    }

    /**
     * Sends what the packet has, full or not, as {@code SMI_Push_flush} does.
     *
     * @return whether nothing is held back any more; if not, come again
     */
    public boolean tryFlush() {
        if (packet.filled() == 0) {
            return true;
        }
        if (!canSend()) {
            return false;
        }
        send();
        return true;
    }

    /** Whether a packet can leave now: there is a credit for it, and room in the FIFO. */
    private boolean canSend() {
        if (!isStarted && !start()) {
            return false;
        }
        if (credits != null) {
            while (granted == 0) {
                if (credits.isEmpty()) {
                    return false;
                }
                granted = credits.credits();
                credits.remove();
                credits.publish();
            }
        }
        return data.hasRoom();
    }

    /** Takes the last word about the message before. */
    private boolean start() {
        requireRank("destination", destination);
        if (credits != null) {
            if (credits.isEmpty()) {
                return false;
            }
            credits.remove();
            credits.publish();
        }
        isStarted = true;
        return true;
    }

    private void send() {
        int filled = packet.filled();
        granted--;
        unsent -= filled;
        lastPlace = lastPlace();
        packet.moveTo(data, PacketWords.header(rank(), destination, port(), filled, PacketOperation.SEND));
        data.publish();
    }
}

package dev.smi.fabric.endpoint;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketView;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.model.Operation;
import dev.smi.model.PacketOperation;
import org.jspecify.annotations.Nullable;

/**
 * How elements of one sender come in, and how it is granted more: docs/design/smi-spec.md, section 4. Shared by pop,
 * scatter and gather.
 */
final class Arrival {

    private final Endpoint endpoint;
    private final PacketRing data;
    private final @Nullable PacketRing grants;
    private final int grantPackets;
    private final PacketView packet;
    private int sender;
    private int arriving;
    private int granted;

    /**
     * A way in.
     *
     * @param grants to CK_S; null without credits
     * @param grantPackets packets that it has to owe the sender before it grants them
     */
    Arrival(Endpoint endpoint, PacketRing data, @Nullable PacketRing grants, int grantPackets) {
        this.endpoint = endpoint;
        this.data = data;
        this.grants = grants;
        this.grantPackets = grantPackets;
        this.packet = new PacketView(endpoint.operation().dataType());
    }

    /** Begins a message, of which the sender knows without being told. */
    void expect(int from, int count) {
        sender = from;
        arriving = count;
        granted = endpoint.packetsUpToBuffer(count);
        packet.clear();
    }

    /** Begins a message and lets the sender know. Gives false, and does nothing, if there is no room for that now. */
    boolean tryInvite(int from, int count) {
        if (grants == null || !grants.hasRoom()) {
            return false;
        }
        expect(from, count);
        grant(granted);
        return true;
    }

    /** See {@link Endpoint#news}. */
    long news() {
        return data.told() + (grants == null ? 0 : grants.told());
    }

    /** Whether an element is there, or a packet that could be taken in so that there is one now. */
    boolean hasElement() {
        while (packet.left() == 0) {
            if (!takeIn()) {
                return false;
            }
        }
        return true;
    }

    /** Elements that are there now. */
    int elements() {
        return packet.left();
    }

    /** Elements that were not taken yet. */
    int remaining() {
        return arriving + packet.left();
    }

    /** The next element, which has to be there. */
    long next() {
        return packet.next();
    }

    /** Takes a packet in, and grants; gives false, and does nothing, if there is no packet or no room for the grant. */
    private boolean takeIn() {
        if (data.isEmpty()) {
            return false;
        }
        long header = data.header();
        int left = arriving - PacketWords.elements(header);
        if (PacketWords.source(header) != sender || left < 0) {
            throw unexpected(header);
        }
        if (grants != null) {
            int owed = endpoint.packetsUpToBuffer(left) - (granted - 1);
            // a few at a time, but the rest of a message at once: its sender shall not stall before the end
            boolean isDue = owed >= grantPackets || (owed > 0 && endpoint.fitsBuffer(left));
            if (isDue && !grants.hasRoom()) {
                return false;
            }
            granted--;
            if (isDue) {
                grant(owed);
                granted += owed;
            }
        }
        arriving = left;
        packet.takeFrom(data);
        data.publish();
        return true;
    }

    private ChannelFaultException unexpected(long header) {
        int source = PacketWords.source(header);
        if (source == sender) {
            return endpoint.fault("rank " + sender + " sends more elements than the channel was opened for");
        }
        boolean isPop = endpoint.operation() instanceof Operation.Pop;
        return endpoint.fault("a packet from rank " + source + ", but "
                + (isPop ? "the channel was opened for rank " + sender : "it is rank " + sender + "'s turn"));
    }

    /** Whether the last word about the message can be sent. */
    boolean canEnd() {
        return grants == null || grants.hasRoom();
    }

    /** Sends the last word about the message. */
    void end() {
        grant(0);
    }

    private void grant(int packets) {
        if (grants != null) {
            grants.put(
                    packets,
                    0,
                    0,
                    PacketWords.header(endpoint.rank(), sender, endpoint.port(), 0, PacketOperation.SYNCH));
            grants.publish();
        }
    }
}

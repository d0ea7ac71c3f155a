package dev.smi.fabric.kernel;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.fabric.ring.ReadyQueue;
import dev.smi.fabric.ring.Step;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.DataType;
import dev.smi.model.Operation.Broadcast;
import dev.smi.model.PacketOperation;

/**
 * Support kernel of a broadcast: lets its parent send when its application takes part, and passes every packet to the
 * application and to its children, as far as these have granted them. Behaves as {@code broadcast-kernel.stg};
 * docs/adr/0008-collectives.md says why it is like that.
 */
public final class BroadcastStep extends Step {

    private final SupportRings rings;
    private final int port;
    private final DataType type;
    private final int bufferPackets;
    private final int grantPackets;
    private final int ranks;
    private final boolean isTree;
    private final Room room = new Room(0);
    private final long[] held = new long[PacketWords.WORDS];
    private boolean isHeld;
    private boolean isDelivered;
    private int rank;
    private int root;
    private int place;
    private int parent;
    private int arriving;
    private int granted;
    private int distance;

    /**
     * A support kernel; {@link #connect} has it woken.
     *
     * @param grantPackets packets that it has to owe its parent before it grants them
     * @param ranks ranks that take part
     */
    public BroadcastStep(
            ReadyQueue queue,
            Broadcast operation,
            SupportRings rings,
            int grantPackets,
            int ranks,
            CollectiveScheme scheme) {
        super(queue);
        this.rings = rings;
        this.port = operation.port().value();
        this.type = operation.dataType();
        this.bufferPackets = operation.bufferSize();
        this.grantPackets = grantPackets;
        this.ranks = ranks;
        this.isTree = scheme == CollectiveScheme.TREE;
    }

    /** Makes itself the reader and the writer of its FIFOs. */
    public void connect() {
        rings.connect(this);
    }

    @Override
    protected boolean run() {
        boolean hasMoved = room.takeIn(rings.controlIn());
        while (isHeld ? passOn() : takeNext()) {
            hasMoved = true;
        }
        return hasMoved;
    }

    /** Passes the held packet to the application or to the next child; gives whether that was possible. */
    private boolean passOn() {
        if (!isDelivered) {
            isDelivered = rings.result().offer(held[0], held[1], held[2], held[3]);
            return isDelivered;
        }
        if ((!isTree && place != 0) || place + distance >= ranks) {
            isHeld = false;
            return true;
        }
        int child = (root + place + distance) % ranks;
        if (!room.isAt(child) || !rings.dataOut().offer(held[0], held[1], held[2], addressedTo(child))) {
            return false;
        }
        room.use(child);
        distance = isTree ? 2 * distance : distance + 1;
        return true;
    }

    private long addressedTo(int child) {
        long header = held[PacketWords.HEADER];
        return (header & PacketWords.PAYLOAD_MASK)
                | PacketWords.header(rank, child, port, PacketWords.elements(header), PacketOperation.BROADCAST);
    }

    /** Takes a packet, begins a broadcast, or grants; gives whether any of it was possible. */
    private boolean takeNext() {
        if (arriving == 0) {
            return begin();
        }
        if (place == 0) {
            return hold(rings.app());
        }
        int owed = (int) Math.min(type.packets(arriving), bufferPackets) - granted;
        if (owed >= grantPackets || (owed > 0 && type.packets(arriving) <= bufferPackets)) {
            if (!rings.controlOut()
                    .offer(owed, 0, 0, PacketWords.header(rank, parent, port, 0, PacketOperation.SYNCH))) {
                return false;
            }
            granted += owed;
            return true;
        }
        if (!hold(rings.dataIn())) {
            return false;
        }
        granted--;
        return true;
    }

    /** The application's word that it takes part: count, root, its rank. */
    private boolean begin() {
        PacketRing app = rings.app();
        if (app.isEmpty()) {
            return false;
        }
        arriving = app.credits();
        rank = PacketWords.source(app.header());
        root = PacketWords.destination(app.header());
        app.remove();
        place = (rank - root + ranks) % ranks;
        int above = place == 0 ? 0 : Integer.highestOneBit(place);
        parent = isTree ? (root + place - above) % ranks : root;
        granted = 0;
        return true;
    }

    private boolean hold(PacketRing from) {
        if (from.isEmpty()) {
            return false;
        }
        from.take(held);
        isHeld = true;
        arriving -= PacketWords.elements(held[PacketWords.HEADER]);
        isDelivered = place == 0;
        distance = isTree && place > 0 ? 2 * Integer.highestOneBit(place) : 1;
        return true;
    }
}

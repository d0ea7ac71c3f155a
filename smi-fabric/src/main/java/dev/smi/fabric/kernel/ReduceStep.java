package dev.smi.fabric.kernel;

import dev.smi.fabric.ring.PacketFill;
import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.fabric.ring.ReadyQueue;
import dev.smi.fabric.ring.Step;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.DataType;
import dev.smi.model.Operation.Reduce;
import dev.smi.model.PacketOperation;

/**
 * Support kernel of a reduction: combines its application's elements with those of other ranks, in the order of
 * docs/design/smi-spec.md, section 5, and passes the result to its parent or its application. It stores what arrives in
 * windows, so that it always can be taken in. Behaves as {@code reduce-kernel.stg}.
 */
public final class ReduceStep extends Step {

    private final SupportRings rings;
    private final int port;
    private final DataType type;
    private final long elementMask;
    private final int ranks;
    private final boolean isTree;
    private final int grantElements;
    private final Combination combination;
    private final Room room;
    private final Windows windows;
    private final PacketFill out;
    private int outParent;
    private long own;
    private long sum;
    private boolean isHeld;
    private boolean isCombined;
    private int rank;
    private int root;
    private int place;
    private int parent;
    private int next;
    private int debtor;

    /**
     * A support kernel; {@link #connect} has it woken.
     *
     * @param grantPackets packets' worth of places that it has to owe a rank before it tells
     * @param ranks ranks that take part
     */
    public ReduceStep(
            ReadyQueue queue,
            Reduce operation,
            SupportRings rings,
            int grantPackets,
            int ranks,
            CollectiveScheme scheme) {
        super(queue);
        this.rings = rings;
        this.port = operation.port().value();
        this.type = operation.dataType();
        this.elementMask = -1L >>> Long.SIZE - Byte.SIZE * type.bytes();
        this.ranks = ranks;
        this.isTree = scheme == CollectiveScheme.TREE;
        this.grantElements = grantPackets * type.elementsPerPacket();
        this.combination = new Combination(type, operation.operator());
        int window = operation.bufferSize() * type.elementsPerPacket();
        this.room = new Room(window);
        this.windows = new Windows(ranks, window, type);
        this.out = new PacketFill(type);
    }

    /** Makes itself the reader and the writer of its FIFOs. */
    public void connect() {
        rings.connect(this);
    }

    @Override
    protected boolean run() {
        boolean hasMoved = room.takeIn(rings.controlIn());
        hasMoved |= windows.takeIn(rings.dataIn());
        while (goOn()) {
            hasMoved = true;
        }
        return hasMoved;
    }

    /** One round of what the kernel does; gives whether any of it was possible. */
    private boolean goOn() {
        boolean hasMoved = !isHeld && takeOwn();
        if (isHeld && !isCombined) {
            hasMoved |= combine();
        }
        hasMoved |= grant();
        boolean isAdded = isHeld && isCombined && place != 0 && addToPacket();
        if (!isAdded && out.filled() > 0) {
            // full, or nothing to add now
            hasMoved |= send();
        }
        if (isHeld && isCombined && place == 0) {
            isHeld = !rings.result().offer(sum, 0, 0, 0);
            hasMoved |= !isHeld;
        }
        return hasMoved || isAdded;
    }

    private boolean takeOwn() {
        PacketRing app = rings.app();
        if (app.isEmpty()) {
            return false;
        }
        own = app.word(0) & elementMask; // a compiled kernel leaves anything in the bytes behind its element
        rank = PacketWords.source(app.header());
        root = PacketWords.destination(app.header());
        app.remove();
        isHeld = true;
        place = (rank - root + ranks) % ranks;
        sum = own;
        if (isTree) {
            int above = place == 0 ? 0 : Integer.highestOneBit(place);
            next = place == 0 ? 1 : 2 * above;
            parent = (root + place - above) % ranks;
            isCombined = place + next >= ranks;
        } else {
            next = 0;
            parent = root;
            isCombined = place != 0 || ranks == 1;
        }
        return true;
    }

    /** Combines until an element is missing, or a rank has to be told of its places; gives whether there was one. */
    private boolean combine() {
        boolean hasMoved = false;
        while (!isCombined && windows.owed(debtor) < grantElements) {
            int from = isTree ? (root + place + next) % ranks : next;
            boolean isOwn = !isTree && from == rank;
            if (!isOwn && windows.isEmpty(from)) {
                break;
            }
            long other = isOwn ? own : windows.take(from);
            sum = !isTree && from == 0 ? other : combination.of(sum, other);
            next = isTree ? 2 * next : next + 1;
            isCombined = isTree ? place + next >= ranks : next == ranks;
            debtor = isOwn ? debtor : from;
            hasMoved = true;
        }
        return hasMoved;
    }

    private boolean grant() {
        int owed = windows.owed(debtor);
        if (owed < grantElements
                || !rings.controlOut()
                        .offer(owed, 0, 0, PacketWords.header(rank, debtor, port, 0, PacketOperation.SYNCH))) {
            return false;
        }
        windows.clearOwed(debtor);
        return true;
    }

    private boolean addToPacket() {
        if (!room.isAt(parent) || out.isFull() || (out.filled() > 0 && outParent != parent)) {
            return false;
        }
        out.add(sum);
        outParent = parent;
        room.use(parent);
        isHeld = false;
        return true;
    }

    private boolean send() {
        if (!rings.dataOut().hasRoom()) {
            return false;
        }
        out.moveTo(rings.dataOut(), PacketWords.header(rank, outParent, port, out.filled(), PacketOperation.REDUCE));
        return true;
    }
}

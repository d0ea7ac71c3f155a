package dev.smi.fabric.endpoint;

import dev.smi.fabric.ring.PacketFill;
import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.fabric.ring.Step;
import dev.smi.model.Operation.Gather;
import dev.smi.model.PacketOperation;

/**
 * A rank's end of a gather. The root passes as many elements as all ranks contribute, and gets them in order of rank;
 * what it passes counts while it is its own turn. Behaves as {@code gather-functions.stg}. For one thread.
 */
public final class GatherEndpoint extends CollectiveEndpoint {

    private final PacketRing app;
    private final PacketFill out;
    private final Arrival arrival;
    private int share;
    private int left;
    private int peer;
    private boolean isInvited;

    /**
     * An end.
     *
     * @param grantPackets packets that the root has to owe a rank before it grants them
     * @param app to the support kernel
     * @param dataIn from CK_R
     * @param grants to CK_S
     * @param owner what is woken when there may be something to do
     */
    public GatherEndpoint(
            Gather operation,
            int rank,
            int ranks,
            int grantPackets,
            PacketRing app,
            PacketRing dataIn,
            PacketRing grants,
            Step owner) {
        super(operation, rank, ranks);
        this.app = app;
        this.out = new PacketFill(operation.dataType());
        this.arrival = new Arrival(this, dataIn, grants, grantPackets);
        app.setWriter(owner);
        dataIn.setReader(owner);
        grants.setWriter(owner);
    }

    @Override
    public long news() {
        return app.told() + arrival.news();
    }

    @Override
    int calls(int elements) {
        return isRoot() ? Math.multiplyExact(elements, ranks()) : elements;
    }

    @Override
    void begin(int elements) {
        share = elements;
        left = elements;
        peer = 0;
        isInvited = false;
    }

    /**
     * At the root, passes all elements of its own share, which are the next ones: as they do not leave the rank, a
     * caller may keep them to itself.
     *
     * @throws IllegalStateException if the next element is another rank's, or some of its own have passed
     */
    public void passOwnShare() {
        if (!isRoot() || peer != rank() || left != share) {
            throw new IllegalStateException("it is not the turn of the root's own share");
        }
        passed(share);
        peer++;
    }

    @Override
    boolean pass(long bits) {
        return isRoot() ? receive(bits) : send(bits);
    }

    private boolean send(long bits) {
        boolean isLast = remaining() == 1 || out.isAlmostFull();
        if (isLast && !app.hasRoom()) {
            return false;
        }
        out.add(bits);
        if (isLast) {
            out.moveTo(app, PacketWords.header(rank(), root(), port(), out.filled(), PacketOperation.GATHER));
            app.publish();
        }
        return true;
    }

    private boolean receive(long bits) {
        if (peer == rank()) {
            setResult(bits);
        } else {
            if (!isInvited) {
                if (!arrival.tryInvite(peer, share)) {
                    return false;
                }
                isInvited = true;
            }
            if (!arrival.hasElement()) {
                return false;
            }
            setResult(arrival.next());
        }
        left--;
        if (left == 0) {
            peer++;
            left = share;
            isInvited = false;
        }
        return true;
    }
}

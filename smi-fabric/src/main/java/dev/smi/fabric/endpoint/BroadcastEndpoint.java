package dev.smi.fabric.endpoint;

import dev.smi.fabric.ring.PacketFill;
import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketView;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.fabric.ring.Step;
import dev.smi.model.Operation.Broadcast;
import dev.smi.model.PacketOperation;

/** A rank's end of a broadcast. Behaves as {@code broadcast-functions.stg}. For one thread. */
public final class BroadcastEndpoint extends CollectiveEndpoint {

    private final PacketRing app;
    private final PacketRing resultRing;
    private final PacketFill out;
    private final PacketView in;
    private boolean isStarted;

    /**
     * An end.
     *
     * @param app to the support kernel
     * @param result from it
     * @param owner what is woken when there may be something to do
     */
    public BroadcastEndpoint(Broadcast operation, int rank, int ranks, PacketRing app, PacketRing result, Step owner) {
        super(operation, rank, ranks);
        this.app = app;
        this.resultRing = result;
        this.out = new PacketFill(operation.dataType());
        this.in = new PacketView(operation.dataType());
        app.setWriter(owner);
        result.setReader(owner);
    }

    @Override
    public long news() {
        return app.told() + resultRing.told();
    }

    @Override
    int calls(int elements) {
        return elements;
    }

    @Override
    void begin(int elements) {
        isStarted = false;
    }

    @Override
    boolean pass(long bits) {
        if (!isStarted && !start()) {
            return false;
        }
        return isRoot() ? send(bits) : receive();
    }

    /** Tells the support kernel of how many elements from which root this rank is ready to take part in. */
    private boolean start() {
        isStarted = app.offer(remaining(), 0, 0, PacketWords.header(rank(), root(), port(), 0, PacketOperation.SYNCH));
        app.publish();
        return isStarted;
    }

    private boolean send(long bits) {
        boolean isLast = remaining() == 1 || out.isAlmostFull();
        if (isLast && !app.hasRoom()) {
            return false;
        }
        out.add(bits);
        if (isLast) {
            out.moveTo(app, PacketWords.header(rank(), root(), port(), out.filled(), PacketOperation.BROADCAST));
            app.publish();
        }
        setResult(bits);
        return true;
    }

    private boolean receive() {
        if (in.left() == 0) {
            if (resultRing.isEmpty()) {
                return false;
            }
            in.takeFrom(resultRing);
            resultRing.publish();
        }
        setResult(in.next());
        return true;
    }
}

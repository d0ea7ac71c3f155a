package dev.smi.fabric.kernel;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.fabric.ring.ReadyQueue;
import dev.smi.fabric.ring.Step;

/**
 * Support kernel of a scatter or gather: sends the application's packets as far as their destinations have granted
 * them. Behaves as {@code share-kernel.stg}.
 */
public final class ShareStep extends Step {

    private final PacketRing app;
    private final PacketRing dataOut;
    private final PacketRing controlIn;
    private final Room room = new Room(0);

    /** A support kernel; {@link #connect} has it woken. */
    public ShareStep(ReadyQueue queue, PacketRing app, PacketRing dataOut, PacketRing controlIn) {
        super(queue);
        this.app = app;
        this.dataOut = dataOut;
        this.controlIn = controlIn;
    }

    /** Makes itself the reader and the writer of its FIFOs. */
    public void connect() {
        app.setReader(this);
        controlIn.setReader(this);
        dataOut.setWriter(this);
    }

    @Override
    protected boolean run() {
        boolean hasMoved = room.takeIn(controlIn);
        while (!app.isEmpty()) {
            int destination = PacketWords.destination(app.header());
            if (!room.isAt(destination) || app.moveAlike(dataOut, 1) == 0) {
                break;
            }
            room.use(destination);
            hasMoved = true;
        }
        return hasMoved;
    }
}

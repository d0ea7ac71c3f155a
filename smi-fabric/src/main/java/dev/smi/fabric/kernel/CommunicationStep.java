package dev.smi.fabric.kernel;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.fabric.ring.ReadyQueue;
import dev.smi.fabric.ring.Step;
import dev.smi.model.Port;
import dev.smi.model.Rank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What CK_S and CK_R have in common: taking packets from the inputs in turn, and skipping those whose packet has a full
 * output. One class moves the packets of both, by tables of FIFOs that the subclasses fill.
 */
public abstract class CommunicationStep extends Step {

    private final Rank rank;
    private final int readLimit;
    private final PacketRing[] inputs;
    private final @Nullable PacketRing[] byDestination = new @Nullable PacketRing[Rank.MAX_ADDRESSABLE];
    private final @Nullable PacketRing[] byPort = new @Nullable PacketRing[2 * (Port.MAX + 1)];
    private final FaultLog faults;
    private int input;
    private long dropped;

    /**
     * A kernel without routes.
     *
     * @param inputs in the order in which it looks at them
     * @param readLimit packets that it takes from one input before it looks at the next
     */
    CommunicationStep(ReadyQueue queue, Rank rank, List<PacketRing> inputs, int readLimit, FaultLog faults) {
        super(queue, true);
        this.rank = rank;
        this.inputs = inputs.toArray(PacketRing[]::new);
        this.readLimit = readLimit;
        this.faults = faults;
    }

    /** Makes itself the reader of its inputs and the writer of its outputs. */
    public final void connect() {
        for (PacketRing from : inputs) {
            from.setReader(this);
        }
        for (PacketRing to : outputs()) {
            to.setWriter(this);
        }
    }

    /** The name in device code of the kernel that it stands for. */
    public abstract String kernel();

    /** All outputs. */
    abstract List<PacketRing> outputs();

    /** Says what is wrong with a packet that has no way on. */
    abstract String fault(long header, long dropped);

    final void setByDestination(int destination, @Nullable PacketRing to) {
        byDestination[destination] = to;
    }

    final void setByPort(int index, @Nullable PacketRing to) {
        byPort[index] = to;
    }

    final Rank rank() {
        return rank;
    }

    @Override
    protected final boolean run() {
        int count = inputs.length;
        int at = input;
        int idle = 0;
        boolean hasMoved = false;
        // nobody else fills inputs or empties outputs meanwhile: an input that stopped before its limit is done
        while (idle < count) {
            int taken = drain(inputs[at]);
            hasMoved |= taken > 0;
            idle = taken == readLimit ? 0 : idle + 1;
            at = at + 1 == count ? 0 : at + 1;
        }
        input = at;
        return hasMoved;
    }

    /** Passes packets of one input on, up to the limit; gives how many. */
    private int drain(PacketRing from) {
        int taken = 0;
        while (taken < readLimit && !from.isEmpty()) {
            long header = from.header();
            PacketRing to = byDestination[PacketWords.destination(header)];
            if (to == null) {
                to = byPort[2 * PacketWords.port(header) + (PacketWords.isSynch(header) ? 1 : 0)];
            }
            if (to == null) {
                drop(from, header);
                taken++;
                continue;
            }
            int moved = from.moveAlike(to, readLimit - taken);
            if (moved == 0) {
                break;
            }
            taken += moved;
        }
        return taken;
    }

    private void drop(PacketRing from, long header) {
        from.remove();
        dropped++;
        faults.report(rank, kernel(), fault(header, dropped));
    }

    /** Packets that had nowhere to go so far. */
    public final long dropped() {
        return dropped;
    }
}

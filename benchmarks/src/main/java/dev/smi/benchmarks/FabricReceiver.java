package dev.smi.benchmarks;

import dev.smi.fabric.FastFabric;
import dev.smi.fabric.endpoint.PopEndpoint;
import dev.smi.fabric.ring.Step;
import dev.smi.model.Rank;

/** A kernel as a step of the fast fabric: pops what {@link FabricSender} pushes. */
final class FabricReceiver extends Step {

    private final PopEndpoint pop;
    private int at;
    private int count;
    private int wrong;

    FabricReceiver(FastFabric fabric, int rank, int port) {
        super(fabric.readyQueue());
        pop = fabric.pop(new Rank(rank), port, this);
    }

    /** Begins a message; the fabric then has to be run. */
    void open(int elements, int from) {
        at = 0;
        count = elements;
        pop.open(elements, from);
        wake();
    }

    @Override
    protected boolean run() {
        int i = at;
        int wrongNow = 0;
        while (i < count && pop.isReady()) {
            if (pop.getInt() != i) {
                wrongNow++;
            }
            i++;
        }
        boolean hasMoved = i > at;
        at = i;
        wrong += wrongNow;
        return hasMoved;
    }

    /**
     * Ends a message.
     *
     * @throws IllegalStateException if something of it did not arrive, or arrived wrong
     */
    void requireAll() {
        if (wrong != 0 || at != count) {
            throw new IllegalStateException(
                    "of " + count + " elements " + at + " arrived, " + wrong + " of them wrong");
        }
    }
}

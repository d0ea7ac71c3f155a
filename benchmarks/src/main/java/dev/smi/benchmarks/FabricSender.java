package dev.smi.benchmarks;

import dev.smi.fabric.FastFabric;
import dev.smi.fabric.endpoint.PushEndpoint;
import dev.smi.fabric.ring.Step;
import dev.smi.model.Rank;

/** A kernel as a step of the fast fabric: pushes 0, 1, 2, ... as ints. */
final class FabricSender extends Step {

    private final PushEndpoint push;
    private int at;
    private int count;

    FabricSender(FastFabric fabric, int rank, int port) {
        super(fabric.readyQueue());
        push = fabric.push(new Rank(rank), port, this);
    }

    /** Begins a message; the fabric then has to be run. */
    void open(int elements, int to) {
        at = 0;
        count = elements;
        push.open(elements, to);
        wake();
    }

    @Override
    protected boolean run() {
        int i = at;
        while (i < count && push.tryPutInt(i)) {
            i++;
        }
        boolean hasMoved = i > at;
        at = i;
        return hasMoved;
    }
}

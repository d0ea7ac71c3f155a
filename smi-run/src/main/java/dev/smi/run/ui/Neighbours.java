package dev.smi.run.ui;

import dev.smi.model.Cable;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which ranks have a cable between them, however many. Not changed once it is made. */
final class Neighbours {

    private final List<BitSet> of;

    private Neighbours(List<BitSet> of) {
        this.of = of;
    }

    static Neighbours of(Topology topology) {
        List<BitSet> of = Stream.generate(BitSet::new).limit(topology.size()).toList();
        for (Cable cable : topology.cables()) {
            int a = cable.a().rank().value();
            int b = cable.b().rank().value();
            if (a != b) {
                of.get(a).set(b);
                of.get(b).set(a);
            }
        }
        return new Neighbours(of);
    }

    int size() {
        return of.size();
    }

    boolean areNeighbours(int a, int b) {
        return of.get(a).get(b);
    }

    private boolean haveDegree(int degree, int count) {
        return of.stream().filter(bits -> bits.cardinality() == degree).count() == count;
    }

    boolean isRing() {
        return haveDegree(2, size()) && walk().isPresent();
    }

    boolean isBus() {
        return haveDegree(1, 2) && haveDegree(2, size() - 2) && walk().isPresent();
    }

    boolean isFull() {
        return haveDegree(size() - 1, size());
    }

    /** All ranks, each a neighbour of the one before, from an end if there is one; empty if there is no such way. */
    Optional<List<Integer>> walk() {
        int start = 0;
        for (int rank = size() - 1; rank >= 0; rank--) {
            start = of.get(rank).cardinality() == 1 ? rank : start;
        }
        List<Integer> order = new ArrayList<>();
        BitSet seen = new BitSet();
        for (int rank = start; rank >= 0; ) {
            order.add(rank);
            seen.set(rank);
            BitSet next = (BitSet) of.get(rank).clone();
            next.andNot(seen);
            rank = next.nextSetBit(0);
        }
        return order.size() == size() ? Optional.of(order) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Neighbours n && n.of.equals(of);
    }

    @Override
    public int hashCode() {
        return of.hashCode();
    }
}

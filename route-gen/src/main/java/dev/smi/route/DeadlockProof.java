package dev.smi.route;

import dev.smi.route.table.RoutingTables;
import java.util.List;

/**
 * The verdict over routing tables: whether packets that follow them can wait for each other in a circle.
 *
 * <p>The tables are walked from every CK_S of every rank to every destination; what FIFO a packet can go to from what
 * FIFO is the channel-dependency graph. Without a cycle in it, communication kernels that never block on a full output
 * (rule C) always have a packet that can move. Source: docs/design/smi-spec.md, section 8, rule T.
 */
public sealed interface DeadlockProof {

    /** Judges tables, whoever made them. */
    static DeadlockProof of(Network network, RoutingTables tables) {
        DependencyGraph graph = new DependencyGraph(network);
        CableTurns turns = new CableTurns(network);
        TableFaults faults = new TableFaults();
        new TableWalk(network, tables, graph, turns, faults).walk();
        if (!faults.all().isEmpty()) {
            return new Faulty(faults.all());
        }
        boolean hasCycle = turns.hasCycle();
        if (hasCycle != (CycleSearch.in(graph).length > 0)) {
            throw new IllegalStateException("the graphs of FIFOs and of cables disagree about cycles");
        }
        if (!hasCycle) {
            return new Proven(graph.nodesInUse(), graph.edges());
        }
        LoopSearch.search(network, tables, faults);
        return faults.all().isEmpty()
                ? new Cyclic(CycleExplanation.explain(network, tables, turns, turns.shortestCycle()))
                : new Faulty(faults.all());
    }

    /**
     * The graph has no cycle.
     *
     * @param fifos FIFOs between communication kernels, cables among them, that some route uses
     * @param dependencies pairs of FIFOs that a route uses one after the other
     */
    record Proven(int fifos, int dependencies) implements DeadlockProof {}

    /**
     * The graph has a cycle.
     *
     * @param turns a shortest cycle, cable by cable
     */
    record Cyclic(List<Turn> turns) implements DeadlockProof {
        public Cyclic {
            turns = List.copyOf(turns);
        }
    }

    /**
     * The tables break the rules that hold whatever the graph looks like.
     *
     * @param faults what is wrong, at least one
     */
    record Faulty(List<TableFault> faults) implements DeadlockProof {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Two cables that a route takes one after the other.
     *
     * @param from the first cable, numbered as in {@link Network}
     * @param to the cable after it
     * @param source a rank whose route takes both
     * @param destination where that route leads
     */
    record Turn(int from, int to, int source, int destination) {}

    /**
     * A table entry that no table may have.
     *
     * @param rank the rank whose table it is
     * @param cable the cable of the kernel whose table it is
     * @param destination the destination it is for
     * @param what what is wrong with it
     */
    record TableFault(int rank, int cable, int destination, String what) {}
}

package dev.smi.route;

import dev.smi.route.DeadlockProof.Turn;
import dev.smi.route.table.RoutingTables;
import java.util.ArrayList;
import java.util.List;

/** Turns a cycle of FIFOs into one of cables, and finds a route for each of its turns. Stateless. */
final class CycleExplanation {

    private final Network network;
    private final RoutingTables tables;
    private final DependencyGraph graph;

    private CycleExplanation(Network network, RoutingTables tables, DependencyGraph graph) {
        this.network = network;
        this.tables = tables;
        this.graph = graph;
    }

    static List<Turn> explain(Network network, RoutingTables tables, DependencyGraph graph, int[] cycle) {
        CycleExplanation explanation = new CycleExplanation(network, tables, graph);
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < cycle.length; i++) {
            if (graph.isCable(cycle[i])) {
                turns.add(explanation.turn(cycle, i));
            }
        }
        return turns;
    }

    /**
     * The turn from the cable at a place of the cycle to the next cable. What leaves the CK_S behind a cable's CK_R
     * came by that cable, so a packet that entered the graph there took both.
     */
    private Turn turn(int[] cycle, int place) {
        int behind = cycle[(place + 1) % cycle.length];
        int next = cycle[(place + 2) % cycle.length];
        int output = 0;
        while (graph.target(behind, output) != next) {
            output++;
        }
        int to = place;
        do {
            to = (to + 1) % cycle.length;
        } while (!graph.isCable(cycle[to]));
        return shortest(graph.cableNumber(cycle[place]), graph.cableNumber(cycle[to]), graph.witness(behind, output));
    }

    /** The turn with the source whose route to the destination takes it soonest. */
    private Turn shortest(int from, int to, int destination) {
        int bestLength = Integer.MAX_VALUE;
        Turn best = new Turn(from, to, destination, destination);
        for (int source = 0; source < network.ranks(); source++) {
            for (int entered = 0; entered < network.cables(); entered++) {
                int length = lengthIfTurning(source, entered, destination, from, to);
                if (length > 0 && length < bestLength) {
                    bestLength = length;
                    best = new Turn(from, to, source, destination);
                }
            }
        }
        return best;
    }

    /** Hops of a route if it takes {@code to} right after {@code from}, otherwise 0. */
    private int lengthIfTurning(int source, int start, int destination, int from, int to) {
        int rank = source;
        int entered = start;
        int last = -1;
        for (int hops = 1; rank != destination && hops <= network.ranks() * network.cables(); hops++) {
            int out = tables.out(rank, entered, destination);
            if (out < 0) {
                return 0;
            }
            int cable = rank * network.cables() + out;
            if (last == from && cable == to) {
                return hops;
            }
            last = cable;
            entered = network.neighbourChannel(rank, out);
            rank = network.neighbour(rank, out);
        }
        return 0;
    }
}

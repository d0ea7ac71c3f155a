package dev.smi.route;

import dev.smi.route.DeadlockProof.Turn;
import dev.smi.route.table.RoutingTables;
import java.util.ArrayList;
import java.util.List;

/** Finds a route for each turn of a cycle of cables. Stateless. */
final class CycleExplanation {

    private final Network network;
    private final RoutingTables tables;

    private CycleExplanation(Network network, RoutingTables tables) {
        this.network = network;
        this.tables = tables;
    }

    /** The turns of a cycle of cables, each with a pair of ranks whose route takes it. */
    static List<Turn> explain(Network network, RoutingTables tables, CableTurns turns, int[] cycle) {
        CycleExplanation explanation = new CycleExplanation(network, tables);
        List<Turn> explained = new ArrayList<>();
        for (int i = 0; i < cycle.length; i++) {
            int next = cycle[(i + 1) % cycle.length];
            explained.add(explanation.shortest(cycle[i], next, turns.witness(cycle[i], next)));
        }
        return explained;
    }

    /** The turn with the source whose route to the destination takes it soonest. */
    private Turn shortest(int from, int to, int destination) {
        int bestLength = Integer.MAX_VALUE;
        Turn best = new Turn(from, to, from / network.cables(), destination);
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
        for (int hops = 1; rank != destination && hops <= network.ports(); hops++) {
            int out = tables.out(rank, entered, destination);
            if (out < 0 || !network.isConnected(rank, out)) {
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

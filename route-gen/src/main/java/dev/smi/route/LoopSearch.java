package dev.smi.route;

import dev.smi.route.table.RoutingTables;
import java.util.Arrays;

/**
 * Looks for packets that go round and never arrive. Only where cables depend on each other in a circle can there be
 * any. One use; not thread-safe.
 */
final class LoopSearch {

    private static final int UNSEEN = -1;

    private final Network network;
    private final RoutingTables tables;
    private final TableFaults faults;
    private final int[] seenFrom;

    private LoopSearch(Network network, RoutingTables tables, TableFaults faults) {
        this.network = network;
        this.tables = tables;
        this.faults = faults;
        this.seenFrom = new int[network.ports()];
    }

    /** Reports a loop of every destination that has one. The tables have no other faults. */
    static void search(Network network, RoutingTables tables, TableFaults faults) {
        LoopSearch search = new LoopSearch(network, tables, faults);
        for (int destination = 0; destination < network.ranks(); destination++) {
            Arrays.fill(search.seenFrom, UNSEEN);
            for (int port = 0; port < network.ports(); port++) {
                if (search.loops(port, destination)) {
                    break;
                }
            }
        }
    }

    private boolean loops(int start, int destination) {
        int port = start;
        while (port / network.cables() != destination && seenFrom[port] == UNSEEN) {
            seenFrom[port] = start;
            int next = next(port, destination);
            if (next < 0) {
                return false;
            }
            port = next;
        }
        if (port / network.cables() == destination || seenFrom[port] != start) {
            return false;
        }
        faults.add(
                port / network.cables(),
                port % network.cables(),
                destination,
                "sends packets round and round, and they never arrive: by ranks " + ranksOfLoop(port, destination));
        return true;
    }

    /** The port that a packet arrives at next, negative if it goes nowhere. */
    private int next(int port, int destination) {
        int rank = port / network.cables();
        int out = tables.out(rank, port % network.cables(), destination);
        return out < 0 ? -1 : network.peer(rank * network.cables() + out);
    }

    private String ranksOfLoop(int start, int destination) {
        StringBuilder ranks = new StringBuilder();
        int port = start;
        do {
            ranks.append(port / network.cables()).append(", ");
            port = next(port, destination);
        } while (port != start);
        return ranks.append("and again ").append(start / network.cables()).toString();
    }
}

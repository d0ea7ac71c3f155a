package dev.smi.route;

import dev.smi.route.table.RoutingTables;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The dependencies between cables, straight from the definition: walk every route, note which cable follows which. A
 * second opinion on the proof, which works on all FIFOs.
 */
final class CableDependencies {

    private final Map<Integer, Set<Integer>> next = new HashMap<>();

    private CableDependencies() {}

    static CableDependencies of(Network network, RoutingTables tables) {
        CableDependencies dependencies = new CableDependencies();
        for (int source = 0; source < network.ranks(); source++) {
            for (int destination = 0; destination < network.ranks(); destination++) {
                for (int start = 0; start < network.cables(); start++) {
                    dependencies.walk(network, tables, source, start, destination);
                }
            }
        }
        return dependencies;
    }

    private void walk(Network network, RoutingTables tables, int source, int start, int destination) {
        int rank = source;
        int channel = start;
        int last = -1;
        for (int hops = 0; rank != destination; hops++) {
            if (hops > network.ranks() * network.cables()) {
                throw new AssertionError("the route from " + source + " to " + destination + " does not end");
            }
            int out = tables.out(rank, channel, destination);
            if (out < 0) {
                return;
            }
            int cable = rank * network.cables() + out;
            if (last >= 0) {
                next.computeIfAbsent(last, _ -> new HashSet<>()).add(cable);
            }
            last = cable;
            channel = network.neighbourChannel(rank, out);
            rank = network.neighbour(rank, out);
        }
    }

    /** Takes away cables that nothing depends on until none is left, or a cycle. */
    boolean hasCycle() {
        Map<Integer, Integer> dependents = new HashMap<>();
        next.keySet().forEach(cable -> dependents.put(cable, 0));
        next.values().forEach(cables -> cables.forEach(cable -> dependents.merge(cable, 1, Integer::sum)));
        Deque<Integer> free = new ArrayDeque<>();
        dependents.forEach((cable, count) -> {
            if (count == 0) {
                free.add(cable);
            }
        });
        int removed = 0;
        while (!free.isEmpty()) {
            removed++;
            for (int cable : next.getOrDefault(free.pop(), Set.of())) {
                if (dependents.merge(cable, -1, Integer::sum) == 0) {
                    free.add(cable);
                }
            }
        }
        return removed < dependents.size();
    }
}

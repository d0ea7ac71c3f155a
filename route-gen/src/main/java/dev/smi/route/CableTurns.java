package dev.smi.route;

import java.util.Arrays;

/**
 * The dependency graph between directed cables alone: which cable follows which on some route. It has a cycle exactly
 * if the graph of all FIFOs has one. Mutable, one thread.
 */
final class CableTurns {

    private final Network network;
    private final int[] next;
    private final int[] witness;

    CableTurns(Network network) {
        this.network = network;
        this.next = new int[network.ports()];
        this.witness = new int[network.ports() * network.cables()];
    }

    /** Notes that packets for a destination leave the rank that a cable leads to by a channel. */
    void add(int cable, int channel, int destination) {
        if ((next[cable] & 1 << channel) == 0) {
            next[cable] |= 1 << channel;
            witness[cable * network.cables() + channel] = destination;
        }
    }

    /** A destination whose packets take one cable after another. */
    int witness(int from, int to) {
        return witness[from * network.cables() + to % network.cables()];
    }

    private int target(int cable, int bits) {
        return network.end(cable) * network.cables() + Integer.numberOfTrailingZeros(bits);
    }

    /** Takes away cables that no other depends on until none is left, or a cycle. */
    boolean hasCycle() {
        int[] dependents = new int[next.length];
        for (int cable = 0; cable < next.length; cable++) {
            for (int rest = next[cable]; rest != 0; rest &= rest - 1) {
                dependents[target(cable, rest)]++;
            }
        }
        int[] free = new int[next.length];
        int found = 0;
        for (int cable = 0; cable < next.length; cable++) {
            if (dependents[cable] == 0) {
                free[found++] = cable;
            }
        }
        for (int i = 0; i < found; i++) {
            for (int rest = next[free[i]]; rest != 0; rest &= rest - 1) {
                int target = target(free[i], rest);
                if (--dependents[target] == 0) {
                    free[found++] = target;
                }
            }
        }
        return found < next.length;
    }

    /** The cables of a shortest cycle in order, or an empty array if there is none. */
    int[] shortestCycle() {
        int[] before = new int[next.length];
        int[] queue = new int[next.length];
        int[] distance = new int[next.length];
        int[] best = new int[0];
        for (int start = 0; start < next.length; start++) {
            int limit = best.length == 0 ? Integer.MAX_VALUE : best.length - 1;
            int last = next[start] == 0 ? -1 : lastOfCycle(start, limit, before, queue, distance);
            if (last >= 0) {
                best = path(start, last, before, distance[last]);
            }
        }
        return best;
    }

    /** Searches from a cable until it comes back to it in at most {@code limit} steps. Gives the last cable before. */
    private int lastOfCycle(int start, int limit, int[] before, int[] queue, int[] distance) {
        Arrays.fill(before, -1);
        queue[0] = start;
        distance[start] = 1;
        int found = 1;
        for (int i = 0; i < found && distance[queue[i]] <= limit; i++) {
            for (int rest = next[queue[i]]; rest != 0; rest &= rest - 1) {
                int target = target(queue[i], rest);
                if (target == start) {
                    return queue[i];
                }
                if (before[target] < 0) {
                    before[target] = queue[i];
                    distance[target] = distance[queue[i]] + 1;
                    queue[found++] = target;
                }
            }
        }
        return -1;
    }

    private static int[] path(int start, int last, int[] before, int length) {
        int[] cycle = new int[length];
        int cable = last;
        for (int i = length - 1; i > 0; i--) {
            cycle[i] = cable;
            cable = before[cable];
        }
        cycle[0] = start;
        return cycle;
    }
}

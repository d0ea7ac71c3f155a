package dev.smi.route;

import java.util.Arrays;

/** Breadth-first search from one rank at a time, over arrays that are used again. Not thread-safe. */
final class BreadthFirstSearch {

    private static final int UNVISITED = -1;

    private final Network network;
    private final int[] distance;
    private final int[] queue;

    BreadthFirstSearch(Network network) {
        this.network = network;
        this.distance = new int[network.ranks()];
        this.queue = new int[network.ranks()];
    }

    /** Searches anew from a rank. Gives the number of ranks reached, the start included. */
    int visit(int start) {
        Arrays.fill(distance, UNVISITED);
        distance[start] = 0;
        queue[0] = start;
        int reached = 1;
        for (int next = 0; next < reached; next++) {
            int rank = queue[next];
            for (int channel = 0; channel < network.cables(); channel++) {
                if (network.isConnected(rank, channel) && distance[network.neighbour(rank, channel)] == UNVISITED) {
                    distance[network.neighbour(rank, channel)] = distance[rank] + 1;
                    queue[reached++] = network.neighbour(rank, channel);
                }
            }
        }
        return reached;
    }

    /** The i-th rank of the last search, nearest first. */
    int visited(int i) {
        return queue[i];
    }

    /** Hops from the start of the last search, negative if the rank cannot be reached. */
    int distance(int rank) {
        return distance[rank];
    }
}

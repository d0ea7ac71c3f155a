package dev.smi.route;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Up-star/down-star routes, free of deadlock on any network.
 *
 * <p>Ranks are ordered breadth first from a central one; a cable leads up towards the end that comes first. A route
 * goes up until its destination can be reached by going down only, and down from there on. As no route turns from down
 * to up, no cycle of cables can close. Routes depend on the destination alone, not on where a packet came from.
 */
public final class UpDownPaths implements RouteFinder {

    private static final int UNREACHABLE = Integer.MAX_VALUE;

    /** A finder. */
    public UpDownPaths() {}

    @Override
    public String name() {
        return "up-down";
    }

    @Override
    public Routes find(Network network) {
        int[] order = BreadthFirstOrder.of(network);
        int[] position = new int[network.ranks()];
        IntStream.range(0, order.length).forEach(i -> position[order[i]] = i);
        Routes routes = new Routes(network.ranks());
        Search search = new Search(network, order, position);
        for (int destination = 0; destination < network.ranks(); destination++) {
            search.routesTo(destination, routes);
        }
        return routes;
    }

    /** One search per destination, over arrays that are used again. */
    private static final class Search {

        private final Network network;
        private final int[] order;
        private final int[] position;
        private final int[] down;
        private final int[] total;

        Search(Network network, int[] order, int[] position) {
            this.network = network;
            this.order = order;
            this.position = position;
            this.down = new int[order.length];
            this.total = new int[order.length];
        }

        void routesTo(int destination, Routes routes) {
            measureDown(destination);
            for (int rank : order) {
                total[rank] = down[rank];
                if (rank != destination) {
                    int channel = down[rank] != UNREACHABLE ? bestDown(rank, destination) : bestUp(rank, destination);
                    routes.setOut(rank, destination, channel);
                    if (channel != Routes.NONE) {
                        total[rank] = 1 + total(rank, channel);
                    }
                }
            }
        }

        /** Hops to the destination by going down only: ranks are visited from the last one up. */
        private void measureDown(int destination) {
            Arrays.fill(down, UNREACHABLE);
            down[destination] = 0;
            for (int i = position[destination]; i >= 0; i--) {
                int rank = order[i];
                for (int channel = 0; rank != destination && channel < network.cables(); channel++) {
                    if (leads(rank, channel, false)) {
                        int below = down[network.neighbour(rank, channel)];
                        down[rank] = Math.min(down[rank], below == UNREACHABLE ? UNREACHABLE : below + 1);
                    }
                }
            }
        }

        private int total(int rank, int channel) {
            int neighbour = network.neighbour(rank, channel);
            return leads(rank, channel, true) ? total[neighbour] : down[neighbour];
        }

        private boolean leads(int rank, int channel, boolean up) {
            if (!network.isConnected(rank, channel)) {
                return false;
            }
            int there = position[network.neighbour(rank, channel)];
            return up ? there < position[rank] : there > position[rank];
        }

        private int bestDown(int rank, int destination) {
            return best(rank, destination, false, down);
        }

        private int bestUp(int rank, int destination) {
            return best(rank, destination, true, total);
        }

        /** The channel up or down whose neighbour is closest; ties depend on rank and destination to share the load. */
        private int best(int rank, int destination, boolean up, int[] distance) {
            int best = Routes.NONE;
            int bestDistance = UNREACHABLE;
            int first = (rank + destination) % network.cables();
            for (int i = 0; i < network.cables(); i++) {
                int channel = (first + i) % network.cables();
                if (leads(rank, channel, up) && distance[network.neighbour(rank, channel)] < bestDistance) {
                    best = channel;
                    bestDistance = distance[network.neighbour(rank, channel)];
                }
            }
            return best;
        }
    }
}

package dev.smi.route;

import java.util.Arrays;
import java.util.Optional;

/**
 * Shortest paths, whatever cycles they close: on a ring of five or more and on most tori their tables can deadlock.
 *
 * <p>Among ways of the same length the one with the least load so far is taken, so that parallel cables share it.
 */
public final class ShortestPaths implements RouteFinder {

    /** A finder. */
    public ShortestPaths() {}

    @Override
    public String name() {
        return "shortest";
    }

    @Override
    public Optional<Routes> find(Network network) {
        Routes routes = new Routes(network.ranks(), network.cables());
        Search search = new Search(network);
        for (int destination = 0; destination < network.ranks(); destination++) {
            search.routesTo(destination, routes.to(destination));
        }
        return Optional.of(routes);
    }

    /** One search per destination, over arrays that are used again. */
    private static final class Search {

        private final Network network;
        private final int channels;
        private final BreadthFirstSearch search;
        private final long[] load;
        private final long[] cost;
        private final int[] flow;

        Search(Network network) {
            this.network = network;
            this.channels = network.cables();
            this.search = new BreadthFirstSearch(network);
            this.load = new long[network.ports()];
            this.cost = new long[network.ranks()];
            this.flow = new int[network.ports()];
        }

        void routesTo(int destination, byte[] out) {
            int reached = search.visit(destination);
            cost[destination] = 0;
            for (int i = 1; i < reached; i++) {
                int rank = search.visited(i);
                int best = closest(rank, 0);
                cost[rank] = cost(best);
                for (int channel = 0; channel < channels; channel++) {
                    out[rank * channels + channel] = (byte) (closest(rank, channel) % channels);
                }
            }
            count(reached, out);
        }

        private long cost(int cable) {
            return load[cable] + cost[network.end(cable)];
        }

        /**
         * The cable towards the destination with the least load behind it; that of the CK_S itself if it is as good.
         */
        private int closest(int rank, int channel) {
            int best = -1;
            for (int i = 0; i < channels; i++) {
                int cable = rank * channels + (channel + i) % channels;
                if (network.peer(cable) >= 0
                        && search.distance(network.end(cable)) == search.distance(rank) - 1
                        && (best < 0 || cost(cable) < cost(best))) {
                    best = cable;
                }
            }
            return best;
        }

        /** Adds the routes of all ranks to the load, the farthest ranks first. */
        private void count(int reached, byte[] out) {
            Arrays.fill(flow, 0);
            for (int i = reached - 1; i > 0; i--) {
                int first = search.visited(i) * channels;
                for (int port = first; port < first + channels; port++) {
                    int packets = 1 + (network.peer(port) < 0 ? 0 : flow[network.peer(port)]);
                    flow[first + out[port]] += packets;
                    load[first + out[port]] += packets;
                }
            }
        }
    }
}

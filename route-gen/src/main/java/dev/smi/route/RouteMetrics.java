package dev.smi.route;

import dev.smi.route.table.RoutingTables;

/**
 * How long routes are and how they load the cables.
 *
 * @param routes ordered pairs of different ranks with a route between them
 * @param unreachable ordered pairs of different ranks without one
 * @param averageHops cables of a route on average, 0 without routes
 * @param longest cables of the longest route
 * @param heaviest routes over the directed cable that has the most
 */
public record RouteMetrics(long routes, long unreachable, double averageHops, int longest, int heaviest) {

    /** Walks all routes of tables, which have been proven to end. */
    static RouteMetrics of(Network network, RoutingTables tables) {
        return new Walk(network, tables).measure();
    }

    private static final class Walk {

        private final Network network;
        private final RoutingTables tables;
        private final int[] load;

        Walk(Network network, RoutingTables tables) {
            this.network = network;
            this.tables = tables;
            this.load = new int[network.ranks() * network.cables()];
        }

        RouteMetrics measure() {
            long routes = 0;
            long hops = 0;
            int longest = 0;
            for (int source = 0; source < network.ranks(); source++) {
                for (int destination = 0; destination < network.ranks(); destination++) {
                    int length = source == destination ? 0 : walk(source, destination);
                    routes += length > 0 ? 1 : 0;
                    hops += length;
                    longest = Math.max(longest, length);
                }
            }
            int heaviest = 0;
            for (int cable : load) {
                heaviest = Math.max(heaviest, cable);
            }
            long pairs = (long) network.ranks() * (network.ranks() - 1);
            return new RouteMetrics(
                    routes, pairs - routes, routes == 0 ? 0 : (double) hops / routes, longest, heaviest);
        }

        /** Hops of the route from the first CK_S of the source, 0 if it does not arrive. */
        private int walk(int source, int destination) {
            int rank = source;
            int channel = 0;
            int hops = 0;
            while (rank != destination && hops < load.length) {
                int out = tables.out(rank, channel, destination);
                if (out < 0 || !network.isConnected(rank, out)) {
                    return 0;
                }
                load[rank * network.cables() + out]++;
                channel = network.neighbourChannel(rank, out);
                rank = network.neighbour(rank, out);
                hops++;
            }
            return rank == destination ? hops : 0;
        }
    }
}

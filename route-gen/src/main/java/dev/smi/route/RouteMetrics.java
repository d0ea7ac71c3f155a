package dev.smi.route;

import dev.smi.route.table.RoutingTables;
import java.util.Arrays;
import java.util.List;

/**
 * How long routes are and how they load the cables. Immutable.
 *
 * <p>A route may depend on the CK_S that a rank's packets start from; every CK_S counts alike, so one of C CK_Ss is 1/C
 * of a route.
 *
 * @param routes ordered pairs of different ranks with a route between them
 * @param unreachable ordered pairs of different ranks without one
 * @param histogram routes by their number of hops, from 0 to the longest
 * @param loads routes over each directed cable, by its number in {@link Network}; 0 where there is no cable
 * @param directedCables how many directed cables there are
 */
public record RouteMetrics(
        double routes, double unreachable, List<Double> histogram, List<Double> loads, int directedCables) {

    /** Copies the lists in. */
    public RouteMetrics {
        histogram = List.copyOf(histogram);
        loads = List.copyOf(loads);
    }

    /** Follows all routes of tables that have been found to end. */
    public static RouteMetrics of(Network network, RoutingTables tables) {
        return new RouteCount(network, tables).measure();
    }

    /** Cables of a route on average, 0 without routes. */
    public double averageHops() {
        double hops = 0;
        for (int i = 0; i < histogram.size(); i++) {
            hops += i * histogram.get(i);
        }
        return routes == 0 ? 0 : hops / routes;
    }

    /** Cables of the longest route. */
    public int longest() {
        return Math.max(0, histogram.size() - 1);
    }

    /** Routes over a directed cable on average. */
    public double meanLoad() {
        return directedCables == 0
                ? 0
                : loads.stream().mapToDouble(Double::doubleValue).sum() / directedCables;
    }

    /** Routes over the directed cable that has the most. */
    public double heaviestLoad() {
        return loads.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** The number of the directed cable that has the most routes, the first of them. */
    public int heaviestCable() {
        return loads.indexOf(heaviestLoad());
    }

    /** The heaviest load relative to the mean, 1 without routes. */
    public double imbalance() {
        return meanLoad() == 0 ? 1 : heaviestLoad() / meanLoad();
    }

    /** Counts hops and loads destination by destination, over arrays that are used again. */
    private static final class RouteCount {

        private static final int UNKNOWN = -1;
        private static final int NO_ROUTE = -2;

        private final Network network;
        private final RoutingTables tables;
        private final int channels;
        private final long[] load;
        private final long[] byHops;
        private final int[] hops;
        private final int[] next;
        private final int[] stack;
        private final int[] sorted;
        private final int[] flow;

        RouteCount(Network network, RoutingTables tables) {
            this.network = network;
            this.tables = tables;
            this.channels = network.cables();
            this.load = new long[network.ports()];
            this.byHops = new long[network.ports() + 1];
            this.hops = new int[network.ports()];
            this.next = new int[network.ports()];
            this.stack = new int[network.ports()];
            this.sorted = new int[network.ports()];
            this.flow = new int[network.ports()];
        }

        RouteMetrics measure() {
            for (int destination = 0; destination < network.ranks(); destination++) {
                count(destination);
            }
            int longest = byHops.length - 1;
            while (longest > 0 && byHops[longest] == 0) {
                longest--;
            }
            long started = Arrays.stream(byHops).sum();
            double pairs = (double) network.ranks() * (network.ranks() - 1);
            return new RouteMetrics(
                    (double) started / channels,
                    pairs - (double) started / channels,
                    shares(Arrays.copyOf(byHops, longest + 1)),
                    shares(load),
                    network.directedCables().length);
        }

        private List<Double> shares(long[] counts) {
            return Arrays.stream(counts)
                    .mapToDouble(c -> (double) c / channels)
                    .boxed()
                    .toList();
        }

        private void count(int destination) {
            Arrays.fill(hops, UNKNOWN);
            int longest = 0;
            for (int port = 0; port < hops.length; port++) {
                longest = Math.max(longest, measure(port, destination));
            }
            int[] ends = new int[longest + 1];
            for (int port : hops) {
                if (port > 0) {
                    ends[port]++;
                    byHops[port]++;
                }
            }
            for (int i = longest - 1; i >= 0; i--) {
                ends[i] += ends[i + 1]; // the longest routes first
            }
            int routed = longest == 0 ? 0 : ends[1];
            for (int port = 0; port < hops.length; port++) {
                if (hops[port] > 0) {
                    sorted[--ends[hops[port]]] = port;
                }
            }
            addLoads(routed);
        }

        private void addLoads(int routed) {
            Arrays.fill(flow, 1);
            for (int i = 0; i < routed; i++) {
                int port = sorted[i];
                int cable = next[port];
                load[cable] += flow[port];
                flow[network.peer(cable)] += flow[port];
            }
        }

        /** Hops of the route that starts at the CK_S of a port; sets {@link #next} to its cables on the way. */
        private int measure(int start, int destination) {
            int depth = 0;
            int port = start;
            while (hops[port] == UNKNOWN) {
                int rank = port / channels;
                int out = rank == destination ? -1 : tables.out(rank, port % channels, destination);
                if (out < 0 || network.peer(rank * channels + out) < 0) {
                    hops[port] = rank == destination ? 0 : NO_ROUTE;
                    break;
                }
                next[port] = rank * channels + out;
                stack[depth++] = port;
                hops[port] = NO_ROUTE; // what comes back here never arrives
                port = network.peer(next[port]);
            }
            int length = hops[port];
            while (depth > 0) {
                length = length < 0 ? NO_ROUTE : length + 1;
                hops[stack[--depth]] = length;
            }
            return length;
        }
    }
}

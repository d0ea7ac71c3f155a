package dev.smi.route;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Shortest routes among those that keep a {@link TurnOrder}, with the load spread over the cables. One use per search;
 * not thread-safe.
 *
 * <p>For a destination the cables are visited from the last one of the order to the first. What follows a cable was
 * then measured before it, and the other way round, packets can be counted in one visit from the first to the last.
 *
 * <p>A CK_S routes what arrives by its cable and what its own rank sends. Where packets for a destination arrive, both
 * go on by a turn that the order has room for; where none arrives, the rank's own packets go the shortest way. What
 * leaves by another cable is routed once more by the CK_S of that cable, which sends it out; so no packets for the same
 * destination may arrive there. For each destination one direction of such a cable is closed.
 */
final class OrderedPaths {

    private static final int FAR = Integer.MAX_VALUE / 2;

    private final Network network;
    private final TurnOrder order;
    private final Components components;
    private final int channels;
    private final int[] hops;
    private final int[] next;
    private final long[] cost;
    private final long[] load;
    private final int[] flow;
    private final boolean[] isUsed;
    private final boolean[] isClosed;

    private OrderedPaths(Network network, TurnOrder order) {
        this.network = network;
        this.order = order;
        this.components = new Components(network);
        this.channels = network.cables();
        this.hops = new int[network.ports()];
        this.next = new int[network.ports()];
        this.cost = new long[network.ports()];
        this.load = new long[network.ports()];
        this.flow = new int[network.ports()];
        this.isUsed = new boolean[network.ports()];
        this.isClosed = new boolean[network.ports()];
        Arrays.fill(hops, FAR);
    }

    /**
     * What an order costs: hops of all routes together times the routes on the heaviest cable, after one pass. Without
     * limit if it leaves ranks without a way.
     */
    static double cost(Network network, TurnOrder order) {
        OrderedPaths paths = new OrderedPaths(network, order);
        byte[] out = new byte[network.ports()];
        for (int destination = 0; destination < network.ranks(); destination++) {
            if (!paths.route(destination, out)) {
                return Double.POSITIVE_INFINITY;
            }
            paths.count(destination, out, 1);
        }
        return (double) LongStream.of(paths.load).sum()
                * LongStream.of(paths.load).max().orElse(0);
    }

    /** The routes, or empty if for some destination the order, or every choice of directions, leaves a rank no way. */
    static Optional<Routes> find(Network network, TurnOrder order) {
        OrderedPaths paths = new OrderedPaths(network, order);
        Routes routes = new Routes(network.ranks(), network.cables());
        for (int pass = 0; pass < passes(network.ranks()); pass++) {
            for (int destination = 0; destination < network.ranks(); destination++) {
                if (pass > 0) {
                    paths.count(destination, routes.to(destination), -1);
                }
                if (!paths.route(destination, routes.to(destination))) {
                    return Optional.empty();
                }
                paths.count(destination, routes.to(destination), 1);
            }
        }
        return Optional.of(routes);
    }

    /** The first pass routes; further ones move routes of each destination away from what has become heavy. */
    private static int passes(int ranks) {
        return ranks <= 128 ? 6 : ranks <= 1024 ? 2 : 1;
    }

    /** Finds the routes to a destination. False if the order or every choice of directions cuts a rank off. */
    private boolean route(int destination, byte[] out) {
        Arrays.fill(isClosed, false);
        measure(destination);
        int reached = components.size(destination) - 1;
        if (reached(destination) < reached) {
            return false;
        }
        enter(destination, out);
        for (int cable = farthestTwoWayCable(); cable >= 0; cable = farthestTwoWayCable()) {
            if (!close(cable, destination, reached) && !close(network.peer(cable), destination, reached)) {
                return false;
            }
            enter(destination, out);
        }
        return true;
    }

    /** Closes a cable and measures anew. False, with the cable open again, if that cuts a rank off. */
    private boolean close(int cable, int destination, int reached) {
        isClosed[cable] = true;
        measure(destination);
        if (reached(destination) == reached) {
            return true;
        }
        isClosed[cable] = false;
        return false;
    }

    /** Of the cables that are used in both directions, the one whose worse direction is farthest from the end. */
    private int farthestTwoWayCable() {
        int farthest = -1;
        for (int i = 0; i < order.size(); i++) {
            int cable = order.cable(i);
            if (isUsed[cable] && isUsed[network.peer(cable)] && (farthest < 0 || hops[cable] > hops[farthest])) {
                farthest = cable;
            }
        }
        return farthest;
    }

    private int reached(int destination) {
        int reached = 0;
        for (int rank = 0; rank < network.ranks(); rank++) {
            reached += rank != destination && start(rank, 0) >= 0 ? 1 : 0;
        }
        return reached;
    }

    /** Finds what follows each cable on the way to a destination. */
    private void measure(int destination) {
        for (int i = order.size() - 1; i >= 0; i--) {
            int cable = order.cable(i);
            int end = network.end(cable);
            next[cable] = -1;
            hops[cable] = FAR;
            if (isClosed[cable]) {
                continue;
            }
            if (end == destination) {
                hops[cable] = 1;
                cost[cable] = price(cable);
                continue;
            }
            int best = bestTurn(cable, end * channels);
            next[cable] = best;
            if (best >= 0) {
                hops[cable] = hops[best] + 1;
                cost[cable] = cost[best] + price(cable);
            }
        }
    }

    /** What a route over a cable costs: by the square of its load, so that the heaviest cables are avoided most. */
    private long price(int cable) {
        return load[cable] * load[cable];
    }

    private int bestTurn(int cable, int first) {
        int best = -1;
        for (int to = first; to < first + channels; to++) {
            if (network.peer(to) >= 0
                    && order.isBefore(cable, to)
                    && order.isTurn(cable, to)
                    && (best < 0 ? hops[to] < FAR : isBetter(to, best))) {
                best = to;
            }
        }
        return best;
    }

    private boolean isBetter(int cable, int other) {
        return hops[cable] < hops[other] || (hops[cable] == hops[other] && cost[cable] < cost[other]);
    }

    /** The cable by which packets of a rank itself leave the CK_S of a channel; its own one if that is as good. */
    private int start(int rank, int channel) {
        int best = -1;
        for (int i = 0; i < channels; i++) {
            int cable = rank * channels + (channel + i) % channels;
            if (network.peer(cable) >= 0 && (best < 0 ? hops[cable] < FAR : isBetter(cable, best))) {
                best = cable;
            }
        }
        return best;
    }

    /** Enters the ways out of all CK_Ss, and notes which cables they use. */
    private void enter(int destination, byte[] out) {
        Arrays.fill(isUsed, false);
        for (int rank = 0; rank < network.ranks(); rank++) {
            for (int channel = 0; channel < channels; channel++) {
                int start = rank == destination ? -1 : start(rank, channel);
                out[rank * channels + channel] = (byte) (start < 0 ? Routes.NONE : start % channels);
                if (start >= 0) {
                    isUsed[start] = true;
                }
            }
        }
        for (int i = 0; i < order.size(); i++) {
            int cable = order.cable(i);
            if (isUsed[cable]) {
                out[cable] = (byte) (cable % channels); // whoever passes packets to this CK_S means this cable
                if (next[cable] >= 0) {
                    isUsed[next[cable]] = true;
                    out[network.peer(cable)] = (byte) (next[cable] % channels);
                }
            }
        }
    }

    /** Adds the routes to a destination to the load of the cables, or takes them away. */
    private void count(int destination, byte[] out, int sign) {
        Arrays.fill(flow, 0);
        for (int port = 0; port < out.length; port++) {
            if (out[port] >= 0) {
                flow[port - port % channels + out[port]]++;
            }
        }
        for (int i = 0; i < order.size(); i++) {
            int cable = order.cable(i);
            int end = network.end(cable);
            load[cable] += (long) sign * flow[cable];
            if (flow[cable] > 0 && end != destination) {
                flow[end * channels + out[network.peer(cable)]] += flow[cable];
            }
        }
    }
}

package dev.smi.route;

import java.util.Optional;

/**
 * Up-star/down-star routes, free of deadlock on any network.
 *
 * <p>Ranks are ordered breadth first from a root; a cable leads up towards the end that comes first. A route that goes
 * up first and then down reaches everything, and as no route turns from down to up, no cycle of cables can close. On
 * top of these turns all others are allowed that close no cycle with them, so that most routes avoid the root. Where
 * the network is small enough, several roots are tried, from the centre outwards, and the one with the least product of
 * hops and heaviest load is taken.
 */
public final class UpDownPaths implements RouteFinder {

    /** How many visits of a cable the search for a root may cost; a fraction of a second. */
    private static final long MOST_VISITS = 4_000_000;

    /** A finder. */
    public UpDownPaths() {}

    @Override
    public String name() {
        return "up-down";
    }

    @Override
    public Optional<Routes> find(Network network) {
        OrderSearch search = new OrderSearch(network, MOST_VISITS);
        int[] centre = BreadthFirstOrder.of(network);
        for (int i = 0; i < centre.length && search.mayGoOn(); i++) {
            search.tryOrder(order(network, i == 0 ? centre : BreadthFirstOrder.from(network, centre[i])));
        }
        return OrderedPaths.find(network, search.best()).or(() -> alongTree(network, centre));
    }

    /** Along a tree every rank has one way to each other one, so these routes are always there. */
    static Optional<Routes> alongTree(Network network, int[] order) {
        return new ShortestPaths().find(network.spanningTree(order));
    }

    /** Cables up, from the farthest rank on, and then cables down. */
    private static int[] order(Network network, int[] ranks) {
        int[] cables = new int[network.directedCables().length];
        int[] place = new int[network.ranks()];
        for (int i = 0; i < ranks.length; i++) {
            place[ranks[i]] = i;
        }
        int filled = 0;
        for (int i = ranks.length - 1; i >= 0; i--) {
            filled = fill(network, ranks[i], true, place, cables, filled);
        }
        for (int rank : ranks) {
            filled = fill(network, rank, false, place, cables, filled);
        }
        return cables;
    }

    private static int fill(Network network, int rank, boolean up, int[] place, int[] cables, int filled) {
        int count = filled;
        int first = rank * network.cables();
        for (int cable = first; cable < first + network.cables(); cable++) {
            if (network.peer(cable) >= 0 && place[network.end(cable)] < place[rank] == up) {
                cables[count++] = cable;
            }
        }
        return count;
    }
}

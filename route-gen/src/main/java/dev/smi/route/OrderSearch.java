package dev.smi.route;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the best of several orders of the cables: the one with the least product of hops and heaviest load, and of
 * equal ones the first. How many are tried depends on the size of the network alone. Mutable, one thread.
 */
final class OrderSearch {

    /** How often routing to a destination visits a cable with all its turns, about. */
    private static final long VISITS = 4;

    /** In larger networks further turns cost more time than they save hops. */
    private static final int MOST_RANKS_WITH_ALL_TURNS = 1024;

    private final Network network;
    private final long mostTries;
    private long tries;
    private double bestCost = Double.POSITIVE_INFINITY;
    private @Nullable TurnOrder best;

    /**
     * A search that tries one order at least.
     *
     * @param mostVisits how many visits of a cable measuring all orders may take
     */
    OrderSearch(Network network, long mostVisits) {
        this.network = network;
        this.mostTries = mostVisits / Math.max(1, VISITS * network.ranks() * network.ports() * network.cables());
    }

    /** Whether there is time to try another order. */
    boolean mayGoOn() {
        return best == null || tries < mostTries;
    }

    /** Measures an order, with all further turns that it can be given. */
    void tryOrder(int[] cables) {
        TurnOrder order = new TurnOrder(network, cables);
        if (network.ranks() <= MOST_RANKS_WITH_ALL_TURNS) {
            order.allowAll();
        }
        tries++;
        double cost = mostTries < 2 ? 0 : OrderedPaths.cost(network, order);
        if (best == null || cost < bestCost) {
            best = order;
            bestCost = cost;
        }
    }

    /** The best order that was tried. */
    TurnOrder best() {
        if (best == null) {
            throw new IllegalStateException("no order was tried");
        }
        return best;
    }
}

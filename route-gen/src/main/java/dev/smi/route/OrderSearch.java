package dev.smi.route;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the best of several orders of the cables: the one with the fewest hops over all pairs of ranks, and of equal
 * ones the first. How many are tried depends on the size of the network alone. Mutable, one thread.
 */
final class OrderSearch {

    private final Network network;
    private final long mostTries;
    private long tries;
    private long bestHops = Long.MAX_VALUE;
    private @Nullable TurnOrder best;

    /**
     * A search that tries one order at least.
     *
     * @param mostVisits how many visits of a cable measuring all orders may take
     */
    OrderSearch(Network network, long mostVisits) {
        this.network = network;
        this.mostTries = mostVisits / Math.max(1, (long) network.ranks() * network.ports() * network.cables());
    }

    /** Whether there is time to try another order. */
    boolean mayGoOn() {
        return best == null || tries < mostTries;
    }

    /** Measures an order, with all further turns that it can be given. */
    void tryOrder(int[] cables) {
        TurnOrder order = new TurnOrder(network, cables);
        order.allowAll();
        tries++;
        long hops = mostTries < 2 ? 0 : OrderedPaths.totalHops(network, order);
        if (best == null || hops < bestHops) {
            best = order;
            bestHops = hops;
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

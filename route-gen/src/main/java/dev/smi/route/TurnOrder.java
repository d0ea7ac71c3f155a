package dev.smi.route;

import java.util.Arrays;

/**
 * A total order of the directed cables. Routes that only ever go on to a cable that stands later cannot wait for each
 * other in a circle, whatever else they do; the more turns from a cable to the next an order has room for, the shorter
 * the routes.
 *
 * <p>Turns that the order already has room for are kept; {@link #allow} makes room for one more if that is possible, by
 * the method of Pearce and Kelly (A dynamic topological sort algorithm for directed acyclic graphs, 2006). Mutable, one
 * thread.
 */
final class TurnOrder {

    /** A turn for which the search gets longer than this is given up: only very large networks have such turns. */
    private static final int MOST_VISITED = 4096;

    private final Network network;
    private final int channels;
    private final int[] order;
    private final int[] position;
    private final int[] next;
    private final int[] previous;
    private final boolean[] isSeen;
    private final int[] found;
    private final int[] places;
    private int seen;

    /**
     * An order that begins as given, and keeps all turns that it has room for.
     *
     * @param order every directed cable once
     */
    TurnOrder(Network network, int[] order) {
        this.network = network;
        this.channels = network.cables();
        this.order = order.clone();
        this.position = new int[network.ports()];
        this.next = new int[network.ports()];
        this.previous = new int[network.ports()];
        this.isSeen = new boolean[network.ports()];
        this.found = new int[order.length];
        this.places = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            position[order[i]] = i;
        }
        for (int cable : order) {
            keepTurns(cable);
        }
    }

    private void keepTurns(int cable) {
        int first = network.end(cable) * channels;
        for (int to = first; to < first + channels; to++) {
            if (network.peer(to) >= 0 && isTurn(cable, to) && isBefore(cable, to)) {
                keep(cable, to);
            }
        }
    }

    /** Directed cables. */
    int size() {
        return order.length;
    }

    /** The cable at a place of the order. */
    int cable(int place) {
        return order[place];
    }

    /** Whether a cable stands before another one. */
    boolean isBefore(int cable, int other) {
        return position[cable] < position[other];
    }

    /** Whether going from a cable to one that leaves its end is no return by the same cable. */
    boolean isTurn(int from, int to) {
        return network.peer(from) != to;
    }

    /** Makes room for all turns that fit, trying them in order of cable. */
    void allowAll() {
        for (int from = 0; from < network.ports(); from++) {
            if (network.peer(from) >= 0) {
                int first = network.end(from) * channels;
                for (int to = first; to < first + channels; to++) {
                    if (network.peer(to) >= 0 && isTurn(from, to)) {
                        allow(from, to);
                    }
                }
            }
        }
    }

    /** Makes room for a turn. False, and nothing is changed, if it closes a cycle with the turns that are kept. */
    boolean allow(int from, int to) {
        if (!isBefore(from, to)) {
            int after = searchAfter(to, from);
            int before = after < 0 ? 0 : searchBefore(from, to, after);
            forget();
            if (after < 0 || before < 0) {
                return false;
            }
            reorder(after, before);
        }
        keep(from, to);
        return true;
    }

    private void keep(int from, int to) {
        next[from] |= 1 << to % channels;
        previous[to] |= 1 << network.peer(from) % channels;
    }

    /** Finds what has to stay behind {@code start}, up to the place of {@code limit}. Negative if that is among it. */
    private int searchAfter(int start, int limit) {
        seen = 0;
        see(start);
        for (int i = 0; i < seen; i++) {
            int base = network.end(found[i]) * channels;
            for (int rest = next[found[i]]; rest != 0; rest &= rest - 1) {
                int cable = base + Integer.numberOfTrailingZeros(rest);
                if (cable == limit || seen > MOST_VISITED) {
                    return -1;
                }
                if (!isSeen[cable] && isBefore(cable, limit)) {
                    see(cable);
                }
            }
        }
        return seen;
    }

    /** Finds what has to stay before {@code start}, down to the place of {@code limit}, behind what was found. */
    private int searchBefore(int start, int limit, int first) {
        see(start);
        for (int i = first; i < seen; i++) {
            int base = found[i] / channels * channels;
            for (int rest = previous[found[i]]; rest != 0; rest &= rest - 1) {
                int cable = network.peer(base + Integer.numberOfTrailingZeros(rest));
                if (!isSeen[cable] && isBefore(limit, cable)) {
                    see(cable);
                }
            }
            if (seen > first + MOST_VISITED) {
                return -1;
            }
        }
        return seen;
    }

    private void see(int cable) {
        isSeen[cable] = true;
        found[seen++] = cable;
    }

    private void forget() {
        for (int i = 0; i < seen; i++) {
            isSeen[found[i]] = false;
        }
    }

    /** Deals the places of all that was found anew: what stays before first, each group in the order it had. */
    private void reorder(int after, int all) {
        for (int i = 0; i < all; i++) {
            places[i] = position[found[i]];
        }
        int[] behind =
                Arrays.stream(found, 0, after).map(c -> position[c]).sorted().toArray();
        int[] before =
                Arrays.stream(found, after, all).map(c -> position[c]).sorted().toArray();
        int[] cables = new int[all];
        for (int i = 0; i < all; i++) {
            cables[i] = order[i < before.length ? before[i] : behind[i - before.length]];
        }
        Arrays.sort(places, 0, all);
        for (int i = 0; i < all; i++) {
            order[places[i]] = cables[i];
            position[cables[i]] = places[i];
        }
    }
}

package dev.smi.route;

/** Orders the ranks of a network breadth first, each connected part from its most central rank. */
final class BreadthFirstOrder {

    private final Network network;
    private final BreadthFirstSearch search;

    private BreadthFirstOrder(Network network) {
        this.network = network;
        this.search = new BreadthFirstSearch(network);
    }

    /** All ranks; what stands between a rank and its part's first one stands before it. */
    static int[] of(Network network) {
        return new BreadthFirstOrder(network).order(-1);
    }

    /** All ranks, the given one's part from it on, other parts from their most central ranks. */
    static int[] from(Network network, int root) {
        return new BreadthFirstOrder(network).order(root);
    }

    private int[] order(int root) {
        int[] order = new int[network.ranks()];
        boolean[] isOrdered = new boolean[network.ranks()];
        int filled = root < 0 ? 0 : append(root, order, 0, isOrdered);
        for (int rank = 0; rank < network.ranks(); rank++) {
            if (!isOrdered[rank]) {
                filled = append(centre(rank), order, filled, isOrdered);
            }
        }
        return order;
    }

    private int append(int first, int[] order, int filled, boolean[] isOrdered) {
        int size = search.visit(first);
        for (int i = 0; i < size; i++) {
            order[filled + i] = search.visited(i);
            isOrdered[search.visited(i)] = true;
        }
        return filled + size;
    }

    /**
     * A rank in the middle of a part: half way along a longest path, found by searching from one end to the other.
     * Exact on trees, near enough on the rest.
     */
    private int centre(int rank) {
        int end = search.visited(search.visit(rank) - 1);
        int other = search.visited(search.visit(end) - 1);
        int half = search.distance(other) / 2;
        boolean[] isHalfWay = new boolean[network.ranks()];
        for (int candidate = 0; candidate < network.ranks(); candidate++) {
            isHalfWay[candidate] = search.distance(candidate) == half;
        }
        search.visit(other);
        int best = end;
        int bestDistance = Integer.MAX_VALUE;
        for (int candidate = 0; candidate < network.ranks(); candidate++) {
            if (isHalfWay[candidate] && search.distance(candidate) < bestDistance) {
                best = candidate;
                bestDistance = search.distance(candidate);
            }
        }
        return best;
    }
}

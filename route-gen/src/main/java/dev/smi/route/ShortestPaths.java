package dev.smi.route;

/**
 * Shortest paths, whatever cycles they close: on a ring of five or more and on most tori their tables can deadlock.
 *
 * <p>Among ways of the same length the choice depends on rank and destination, so that parallel cables share the load.
 */
public final class ShortestPaths implements RouteFinder {

    /** A finder. */
    public ShortestPaths() {}

    @Override
    public String name() {
        return "shortest";
    }

    @Override
    public Routes find(Network network) {
        Routes routes = new Routes(network.ranks());
        BreadthFirstSearch search = new BreadthFirstSearch(network);
        for (int destination = 0; destination < network.ranks(); destination++) {
            search.visit(destination);
            for (int rank = 0; rank < network.ranks(); rank++) {
                routes.setOut(rank, destination, closer(network, rank, destination, search));
            }
        }
        return routes;
    }

    private static int closer(Network network, int rank, int destination, BreadthFirstSearch search) {
        if (rank == destination || search.distance(rank) < 0) {
            return Routes.NONE;
        }
        int first = (rank + destination) % network.cables();
        for (int i = 0; i < network.cables(); i++) {
            int channel = (first + i) % network.cables();
            if (network.isConnected(rank, channel)
                    && search.distance(network.neighbour(rank, channel)) == search.distance(rank) - 1) {
                return channel;
            }
        }
        throw new IllegalStateException("rank " + rank + " is " + search.distance(rank) + " hops from " + destination
                + " without a neighbour that is closer");
    }
}

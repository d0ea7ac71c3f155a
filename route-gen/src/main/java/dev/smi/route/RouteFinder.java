package dev.smi.route;

import java.util.Optional;

/** Finds routes between all ranks of a network. Stateless; the same network always gives the same routes. */
public interface RouteFinder {

    /** The algorithm's name on the command line. */
    String name();

    /** Routes between all pairs of ranks that the network connects; empty if it is no network for this algorithm. */
    Optional<Routes> find(Network network);
}

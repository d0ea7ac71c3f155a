package dev.smi.route.cli;

import dev.smi.route.DeadlockProof;
import dev.smi.route.Grid;
import dev.smi.route.GridRecognizer;
import dev.smi.route.Network;
import dev.smi.route.RouteMetrics;
import dev.smi.route.RouteSelection.Candidate;
import dev.smi.topology.Topology;
import java.util.List;
import java.util.Optional;

/**
 * Tables for a topology with all that is known about them: what reports are about.
 *
 * @param topology the topology, without lost cables
 * @param network the same as arrays
 * @param origin where the routes come from: an algorithm's name, or a directory
 * @param proof the verdict over them
 * @param metrics how long the routes are
 * @param candidates algorithms that were weighed; empty for tables of a directory
 */
record RoutedTopology(
        Topology topology,
        Network network,
        String origin,
        DeadlockProof proof,
        RouteMetrics metrics,
        List<Candidate> candidates) {

    RoutedTopology {
        candidates = List.copyOf(candidates);
    }

    /** What the topology is, if it is one grid. */
    Optional<String> shape() {
        return GridRecognizer.recognize(network)
                .filter(grids -> grids.size() == 1)
                .map(grids -> grids.getFirst())
                .map(Grid::description);
    }
}

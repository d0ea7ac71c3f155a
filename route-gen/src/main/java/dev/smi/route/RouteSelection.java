package dev.smi.route;

import dev.smi.model.Program;
import dev.smi.route.table.RoutingTables;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tables made by one algorithm, with what was proven and measured about them.
 *
 * @param algorithm the algorithm's name
 * @param tables the tables
 * @param proof whether they are free of deadlock
 * @param metrics how long their routes are
 */
public record RouteSelection(String algorithm, RoutingTables tables, DeadlockProof proof, RouteMetrics metrics) {

    private static final List<RouteFinder> FINDERS = List.of(new ShortestPaths(), new UpDownPaths());

    /** The name that stands for the best algorithm that is proven. */
    public static final String AUTO = "auto";

    /** The names of all algorithms, {@link #AUTO} first. */
    public static List<String> algorithms() {
        return Stream.concat(Stream.of(AUTO), FINDERS.stream().map(RouteFinder::name))
                .toList();
    }

    /**
     * The tables of the named algorithm, proven or not; with {@link #AUTO} the proven ones with the shortest routes.
     *
     * @param programs the program of each rank, in order of rank; empty where it is not known
     */
    public static RouteSelection select(String algorithm, Network network, List<Optional<Program>> programs) {
        if (!algorithm.equals(AUTO)) {
            return evaluate(finder(algorithm), network, programs);
        }
        return FINDERS.stream()
                .map(finder -> evaluate(finder, network, programs))
                .filter(RouteSelection::isProven)
                .min(Comparator.comparingDouble(s -> s.metrics().averageHops()))
                .orElseThrow(() -> new IllegalStateException("up*/down* routes were not proven free of deadlock"));
    }

    private static RouteFinder finder(String algorithm) {
        return FINDERS.stream()
                .filter(f -> f.name().equals(algorithm))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown algorithm " + algorithm + "; known: " + String.join(", ", algorithms())));
    }

    private static RouteSelection evaluate(RouteFinder finder, Network network, List<Optional<Program>> programs) {
        RoutingTables tables = RoutingTableBuilder.build(network, finder.find(network), programs);
        return new RouteSelection(
                finder.name(), tables, DeadlockProof.of(network, tables), RouteMetrics.of(network, tables));
    }

    /** Whether the tables were proven free of deadlock. */
    public boolean isProven() {
        return proof instanceof DeadlockProof.Proven;
    }
}

package dev.smi.route;

import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.route.table.RoutingTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tables made by one algorithm, with what was proven and measured about them.
 *
 * @param algorithm the algorithm's name
 * @param tables the tables
 * @param proof whether they are free of deadlock
 * @param metrics how long their routes are, and how they load the cables
 * @param candidates all algorithms that were weighed, in the order they were tried
 */
public record RouteSelection(
        String algorithm, RoutingTables tables, DeadlockProof proof, RouteMetrics metrics, List<Candidate> candidates) {

    /** Larger networks, whose ranks no packet can address anyway, get the first proven tables. */
    private static final int MOST_RANKS_WEIGHED = 2 * Rank.MAX_ADDRESSABLE;

    /** The name that stands for the best algorithm that is proven. */
    public static final String AUTO = "auto";

    /** Copies the list in. */
    public RouteSelection {
        candidates = List.copyOf(candidates);
    }

    /**
     * An algorithm that was weighed.
     *
     * @param algorithm its name
     * @param verdict what became of its tables
     * @param averageHops cables of a route on average; 0 without routes
     * @param heaviestLoad routes over the directed cable that has the most; 0 without routes
     */
    public record Candidate(String algorithm, Verdict verdict, double averageHops, double heaviestLoad) {}

    /** What became of an algorithm. */
    public enum Verdict {
        /** Its tables are free of deadlock. */
        PROVEN,
        /** Its tables can deadlock. */
        REFUTED,
        /** It has no routes for this network. */
        UNSUITABLE
    }

    /** The names of all algorithms, {@link #AUTO} first. */
    public static List<String> algorithms() {
        return Stream.concat(Stream.of(AUTO), finders(Optional.empty()).stream().map(RouteFinder::name))
                .toList();
    }

    private static List<RouteFinder> finders(Optional<Network> intact) {
        return List.of(
                intact.map(DimensionOrderPaths::new).orElseGet(DimensionOrderPaths::new),
                new UpDownPaths(),
                new ShortestPaths());
    }

    /**
     * The tables of the named algorithm, proven or not. {@link #AUTO} takes, of those that are proven, the one with the
     * least product of average hops, which is latency, and heaviest load, which limits throughput; of equal ones the
     * first in order of {@link #algorithms}.
     *
     * @param programs the program of each rank, in order of rank; empty where it is not known
     * @return empty if the algorithm has no routes for this network, which never happens to {@link #AUTO}
     */
    public static Optional<RouteSelection> find(String algorithm, Network network, List<Optional<Program>> programs) {
        return find(algorithm, network, Optional.empty(), programs);
    }

    /**
     * The same for a network that has lost some cables: what was a grid before is routed as one.
     *
     * @param intact the network with all its cables, if it has lost any
     */
    public static Optional<RouteSelection> find(
            String algorithm, Network network, Optional<Network> intact, List<Optional<Program>> programs) {
        List<RouteFinder> finders = finders(intact).stream()
                .filter(f -> algorithm.equals(AUTO) || f.name().equals(algorithm))
                .toList();
        if (finders.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown algorithm " + algorithm + "; known: " + String.join(", ", algorithms()));
        }
        List<Weighed> weighed = weigh(finders, network, programs);
        List<Candidate> candidates = weighed.stream().map(Weighed::candidate).toList();
        return weighed.stream()
                .flatMap(w -> w.selection().stream())
                .filter(s -> !algorithm.equals(AUTO) || s.isProven())
                .reduce((first, second) -> second.cost() < first.cost() ? second : first)
                .map(b -> new RouteSelection(b.algorithm, b.tables, b.proof, b.metrics, candidates));
    }

    /** What came of an algorithm. */
    private record Weighed(Candidate candidate, Optional<RouteSelection> selection) {}

    /** All algorithms side by side; of large networks one after the other until one is proven. */
    private static List<Weighed> weigh(List<RouteFinder> finders, Network network, List<Optional<Program>> programs) {
        if (network.ranks() <= MOST_RANKS_WEIGHED) {
            return finders.parallelStream()
                    .map(finder -> evaluate(finder, network, programs))
                    .toList();
        }
        List<Weighed> weighed = new ArrayList<>();
        for (RouteFinder finder : finders) {
            Weighed next = evaluate(finder, network, programs);
            weighed.add(next);
            if (next.candidate().verdict() == Verdict.PROVEN) {
                break;
            }
        }
        return weighed;
    }

    /**
     * The tables of an algorithm that has routes for every network; see {@link #find}.
     *
     * @throws IllegalArgumentException if the algorithm has no routes for this network
     */
    public static RouteSelection select(String algorithm, Network network, List<Optional<Program>> programs) {
        return find(algorithm, network, programs)
                .orElseThrow(() -> new IllegalArgumentException(algorithm + " has no routes for this network"));
    }

    private static Weighed evaluate(RouteFinder finder, Network network, List<Optional<Program>> programs) {
        Optional<Routes> routes = finder.find(network);
        if (routes.isEmpty()) {
            return new Weighed(new Candidate(finder.name(), Verdict.UNSUITABLE, 0, 0), Optional.empty());
        }
        RoutingTables tables = RoutingTableBuilder.build(network, routes.get(), programs);
        DeadlockProof proof = DeadlockProof.of(network, tables);
        RouteMetrics metrics = RouteMetrics.of(network, tables);
        Candidate candidate = new Candidate(
                finder.name(),
                proof instanceof DeadlockProof.Proven ? Verdict.PROVEN : Verdict.REFUTED,
                metrics.averageHops(),
                metrics.heaviestLoad());
        return new Weighed(
                candidate, Optional.of(new RouteSelection(finder.name(), tables, proof, metrics, List.of())));
    }

    private double cost() {
        return metrics.averageHops() * metrics.heaviestLoad();
    }

    /** Whether the tables were proven free of deadlock. */
    public boolean isProven() {
        return proof instanceof DeadlockProof.Proven;
    }
}

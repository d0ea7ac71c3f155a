package dev.smi.route;

import dev.smi.route.Grid.Dimension;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Dimension order on grids: a route corrects one coordinate after the other, and uses the wrap-around cables of rings.
 *
 * <p>To go straight on all around a ring would close a cycle, so one rank of each ring takes no packet straight on in
 * its dimension; packets that would have to pass it go the other way round. Which rank it is goes along the diagonal:
 * parallel rings have it in different places. On top of that all turns are allowed that close no cycle, turns back to
 * an earlier dimension among them, so that most of those packets find a short way through another ring. (8x8 torus:
 * 4.57 hops on average without these turns and 4.31 with them; the shortest paths have 4.06.)
 */
public final class DimensionOrderPaths implements RouteFinder {

    /** How many visits of a cable the search for a good diagonal may cost; a fraction of a second. */
    private static final long MOST_VISITS = 9_000_000;

    /** How far the resting rank moves from one ring to the next. */
    private static final int[] STEPS = {2, 1, -1, 3, -2, 0};

    private static final int[] NO_STEPS = {0};

    private final Optional<Network> intact;

    /** A finder for networks that are grids. */
    public DimensionOrderPaths() {
        this.intact = Optional.empty();
    }

    /**
     * A finder for networks that were grids before they lost some cables.
     *
     * @param intact the network with all its cables
     */
    public DimensionOrderPaths(Network intact) {
        this.intact = Optional.of(intact);
    }

    @Override
    public String name() {
        return "dimension-order";
    }

    @Override
    public Optional<Routes> find(Network network) {
        return GridRecognizer.recognize(intact.orElse(network))
                .flatMap(grids -> OrderedPaths.find(network, order(network, grids)));
    }

    private static TurnOrder order(Network network, List<Grid> grids) {
        Grid[] gridOf = new Grid[network.ranks()];
        grids.forEach(grid -> grid.ranks().forEach(rank -> gridOf[rank] = grid));
        OrderSearch search = new OrderSearch(network, MOST_VISITS);
        boolean hasRings =
                grids.stream().flatMap(grid -> grid.dimensions().stream()).anyMatch(Dimension::isRing);
        for (int step : hasRings ? STEPS : NO_STEPS) {
            for (boolean isReversed : new boolean[] {false, true}) {
                if (search.mayGoOn() && (hasRings || !isReversed)) {
                    search.tryOrder(order(network, gridOf, step, isReversed));
                }
            }
        }
        return search.best();
    }

    /** Dimension by dimension, and along each ring from the rank that takes nothing straight on. */
    private static int[] order(Network network, Grid[] gridOf, int step, boolean isReversed) {
        long[] place = new long[network.ports()];
        int[] cables = network.directedCables();
        for (int cable : cables) {
            place[cable] = place(network, gridOf[cable / network.cables()], cable, step, isReversed);
        }
        return IntStream.of(cables)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(c -> place[c]).thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static long place(Network network, Grid grid, int cable, int step, boolean isReversed) {
        int rank = cable / network.cables();
        int k = grid.dimension(rank, network.end(cable));
        if (k < 0) {
            return Long.MAX_VALUE; // a cable between two network ports of one FPGA
        }
        Dimension dimension = grid.dimensions().get(k);
        int size = dimension.size();
        int from = dimension.coordinate()[rank];
        int to = dimension.coordinate()[network.end(cable)];
        int rest = dimension.isRing() ? Math.floorMod(step * grid.diagonal(rank, k), size) : 0;
        boolean isUp = to == (dimension.isRing() ? (from + 1) % size : from + 1);
        // a packet may leave the resting rank, and arrive there: these are the first and the last cable around the ring
        int distance = isUp ? Math.floorMod(from - rest, size) : Math.floorMod(rest - from, size);
        if (!dimension.isRing()) {
            distance = isUp ? from : size - from;
        }
        int first = isReversed ? grid.dimensions().size() - k : k;
        return (long) first * network.ports() + distance;
    }
}

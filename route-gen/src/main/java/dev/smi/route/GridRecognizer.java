package dev.smi.route;

import dev.smi.route.Grid.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds out whether a part of a network is a grid, from its cables alone: neither names nor channel numbers count, nor
 * how many parallel cables there are.
 *
 * <p>Two cables of one rank belong to different dimensions exactly if their other ends have one more common neighbour,
 * the fourth corner of a square, and no cable of their own; opposite sides of the square belong to the same dimension.
 * A ring of four counts as two dimensions of two, which it is. What the dimensions give is checked cable by cable. One
 * use; not thread-safe.
 */
public final class GridRecognizer {

    private final NeighbourLists neighbours;
    private final List<Integer> ranks;
    private final int networkSize;
    private final Map<Long, Integer> edges = new HashMap<>();

    private GridRecognizer(Network network, NeighbourLists neighbours, List<Integer> ranks) {
        this.neighbours = neighbours;
        this.ranks = ranks;
        this.networkSize = network.ranks();
    }

    /** The grids that the parts of a network are, or empty if one of them is none. */
    public static Optional<List<Grid>> recognize(Network network) {
        NeighbourLists neighbours = new NeighbourLists(network);
        List<Grid> grids = new ArrayList<>();
        for (List<Integer> part : new Components(network).parts()) {
            Optional<Grid> grid = new GridRecognizer(network, neighbours, part).grid();
            if (grid.isEmpty()) {
                return Optional.empty();
            }
            grids.add(grid.get());
        }
        return Optional.of(List.copyOf(grids));
    }

    private Optional<Grid> grid() {
        for (int rank : ranks) {
            for (int other : neighbours.of(rank)) {
                if (rank < other) {
                    edges.put(key(rank, other), edges.size());
                }
            }
        }
        DisjointSets sets = new DisjointSets(edges.size());
        ranks.forEach(rank -> joinEdges(rank, sets));
        List<Dimension> dimensions = new ArrayList<>();
        for (Map.Entry<Integer, Integer> direction : directions(sets)) {
            Optional<Dimension> dimension = dimension(direction.getKey(), direction.getValue(), sets);
            if (dimension.isEmpty()) {
                return Optional.empty();
            }
            dimensions.add(dimension.get());
        }
        Grid grid = new Grid(ranks, dimensions);
        return isComplete(grid) ? Optional.of(grid) : Optional.empty();
    }

    private long key(int rank, int other) {
        return (long) Math.min(rank, other) * networkSize + Math.max(rank, other);
    }

    private int edge(int rank, int other) {
        return edges.getOrDefault(key(rank, other), -1);
    }

    private void joinEdges(int rank, DisjointSets sets) {
        int[] others = neighbours.of(rank);
        for (int i = 0; i < others.length; i++) {
            for (int j = i + 1; j < others.length; j++) {
                int corner = neighbours.areNeighbours(others[i], others[j])
                        ? -1
                        : neighbours.onlyCommon(others[i], others[j], rank);
                if (corner < 0) {
                    sets.join(edge(rank, others[i]), edge(rank, others[j]));
                } else {
                    sets.join(edge(rank, others[i]), edge(others[j], corner));
                    sets.join(edge(rank, others[j]), edge(others[i], corner));
                }
            }
        }
    }

    /**
     * The sets of edges and how far apart in rank they have neighbours, that with the farthest neighbours in rank
     * first: the first dimension of what is numbered row by row.
     */
    private List<Map.Entry<Integer, Integer>> directions(DisjointSets sets) {
        Map<Integer, Integer> steps = new TreeMap<>();
        for (int rank : ranks) {
            for (int other : neighbours.of(rank)) {
                steps.merge(sets.find(edge(rank, other)), Math.abs(other - rank), Math::min);
            }
        }
        return steps.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    /** The dimension of a set of edges: without them the grid falls apart into its layers. */
    private Optional<Dimension> dimension(int direction, int step, DisjointSets sets) {
        DisjointSets layers = new DisjointSets(networkSize);
        Map<Integer, List<Integer>> layerNeighbours = new TreeMap<>();
        for (int rank : ranks) {
            for (int other : neighbours.of(rank)) {
                if (sets.find(edge(rank, other)) != direction) {
                    layers.join(rank, other);
                }
            }
        }
        for (int rank : ranks) {
            List<Integer> beside = layerNeighbours.computeIfAbsent(layers.find(rank), _ -> new ArrayList<>());
            for (int other : neighbours.of(rank)) {
                int layer = layers.find(other);
                if (layer != layers.find(rank) && !beside.contains(layer)) {
                    beside.add(layer);
                }
            }
        }
        Map<Integer, Integer> places = places(layerNeighbours);
        if (places.size() != layerNeighbours.size()) {
            return Optional.empty();
        }
        int[] coordinate = new int[networkSize];
        ranks.forEach(rank -> coordinate[rank] = places.getOrDefault(layers.find(rank), 0));
        boolean isRing = places.size() > 2 && layerNeighbours.values().stream().allMatch(beside -> beside.size() == 2);
        return Optional.of(new Dimension(places.size(), isRing, step, coordinate));
    }

    /** Walks along the layers from an end, or on a ring from the first one. Not all are reached if they are no line. */
    private static Map<Integer, Integer> places(Map<Integer, List<Integer>> beside) {
        if (beside.values().stream().anyMatch(layers -> layers.size() > 2)) {
            return Map.of();
        }
        int start = beside.entrySet().stream()
                .filter(e -> e.getValue().size() < 2)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(beside.keySet().iterator().next());
        Map<Integer, Integer> places = new HashMap<>();
        Optional<Integer> next = Optional.of(start);
        while (next.isPresent()) {
            int layer = next.get();
            places.put(layer, places.size());
            next = beside.getOrDefault(layer, List.of()).stream()
                    .filter(l -> !places.containsKey(l))
                    .min(Comparator.naturalOrder());
        }
        return places;
    }

    /** Whether no two ranks share a place, and every rank has exactly the neighbours that a grid gives it. */
    private boolean isComplete(Grid grid) {
        Map<List<Integer>, Integer> byPlace = new HashMap<>();
        long places = 1;
        for (Dimension dimension : grid.dimensions()) {
            places = Math.min(places * dimension.size(), Integer.MAX_VALUE);
        }
        for (int rank : ranks) {
            if (byPlace.put(Arrays.stream(grid.coordinates(rank)).boxed().toList(), rank) != null) {
                return false;
            }
        }
        return places == ranks.size() && ranks.stream().allMatch(rank -> hasGridNeighbours(grid, rank));
    }

    private boolean hasGridNeighbours(Grid grid, int rank) {
        int expected = 0;
        for (Dimension dimension : grid.dimensions()) {
            int place = dimension.coordinate()[rank];
            boolean isEnd = !dimension.isRing() && (place == 0 || place == dimension.size() - 1);
            expected += isEnd ? 1 : 2;
        }
        int[] others = neighbours.of(rank);
        for (int other : others) {
            if (!isStep(grid, rank, other)) {
                return false;
            }
        }
        return others.length == expected;
    }

    private static boolean isStep(Grid grid, int rank, int other) {
        int steps = 0;
        for (Dimension dimension : grid.dimensions()) {
            int distance = Math.abs(dimension.coordinate()[rank] - dimension.coordinate()[other]);
            steps += dimension.isRing() ? Math.min(distance, dimension.size() - distance) : distance;
        }
        return steps == 1;
    }
}

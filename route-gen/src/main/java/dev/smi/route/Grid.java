package dev.smi.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Coordinates of ranks that are cabled as a grid: a bus, a ring, a mesh, a torus, a hypercube, or a product of them.
 * Immutable.
 *
 * @param ranks the ranks of the grid, ascending
 * @param dimensions the dimensions; those of generated topologies are in their own order
 */
public record Grid(List<Integer> ranks, List<Dimension> dimensions) {

    /** Copies the lists in. */
    public Grid {
        ranks = List.copyOf(ranks);
        dimensions = List.copyOf(dimensions);
    }

    /**
     * One dimension.
     *
     * @param size ranks along it, at least two
     * @param isRing whether cables lead from its last rank to its first; a dimension of two is no ring
     * @param step the least difference between the ranks of neighbours along it
     * @param coordinate the place along it of every rank of the network; 0 for ranks outside of the grid
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, by the recognizer
    public record Dimension(int size, boolean isRing, int step, int[] coordinate) {}

    /** The grid in words: {@code 8x8 torus}, {@code bus of 8}, {@code hypercube of 16}. */
    public String description() {
        List<Dimension> merged = withRingsOfFour().dimensions;
        if (merged.isEmpty()) {
            return "single FPGA";
        }
        boolean isAllTwo = merged.stream().allMatch(d -> d.size == 2);
        boolean hasRings = merged.stream().anyMatch(Dimension::isRing);
        if (merged.size() == 1) {
            return isAllTwo ? "pair" : (hasRings ? "ring of " : "bus of ") + ranks.size();
        }
        if (isAllTwo && merged.size() > 2) {
            return "hypercube of " + ranks.size();
        }
        String sizes = merged.stream().map(d -> Integer.toString(d.size)).collect(Collectors.joining("x"));
        if (!hasRings) {
            return sizes + " mesh";
        }
        return sizes + (merged.stream().allMatch(d -> d.isRing || d.size == 2) ? " torus" : " grid with rings");
    }

    /**
     * The same grid with two dimensions of two joined to a ring of four where both have neighbours equally far apart in
     * rank, as the rings of a generated torus have.
     */
    public Grid withRingsOfFour() {
        List<Dimension> merged = new ArrayList<>();
        for (int k = 0; k < dimensions.size(); k++) {
            Dimension first = dimensions.get(k);
            if (k + 1 < dimensions.size() && isRingOfFour(first, dimensions.get(k + 1))) {
                merged.add(ringOfFour(k++));
            } else {
                merged.add(first);
            }
        }
        return new Grid(ranks, merged);
    }

    private boolean isRingOfFour(Dimension first, Dimension second) {
        return first.size == 2 && second.size == 2 && first.step == second.step;
    }

    private Dimension ringOfFour(int first) {
        boolean isFirstInner = neighbour(first) < neighbour(first + 1);
        Dimension inner = dimensions.get(isFirstInner ? first : first + 1);
        Dimension outer = dimensions.get(isFirstInner ? first + 1 : first);
        int[] coordinate = new int[inner.coordinate.length];
        ranks.forEach(rank ->
                coordinate[rank] = outer.coordinate[rank] == 0 ? inner.coordinate[rank] : 3 - inner.coordinate[rank]);
        return new Dimension(4, true, inner.step, coordinate);
    }

    /** The rank that differs from the first one in one dimension only, a dimension of two. */
    private int neighbour(int k) {
        int start = ranks.getFirst();
        return ranks.stream()
                .filter(rank -> IntStream.range(0, dimensions.size())
                        .allMatch(j -> (dimensions.get(j).coordinate[rank] != dimensions.get(j).coordinate[start])
                                == (j == k)))
                .findFirst()
                .orElseThrow();
    }

    /** The place of a rank: the sum of its coordinates in all dimensions but one. */
    int diagonal(int rank, int without) {
        return IntStream.range(0, dimensions.size())
                .filter(k -> k != without)
                .map(k -> dimensions.get(k).coordinate[rank])
                .sum();
    }

    /** The dimension in which two neighbours differ, negative if they are no neighbours. */
    int dimension(int rank, int other) {
        return IntStream.range(0, dimensions.size())
                .filter(k -> dimensions.get(k).coordinate[rank] != dimensions.get(k).coordinate[other])
                .findFirst()
                .orElse(-1);
    }

    /** The coordinates of a rank. */
    public int[] coordinates(int rank) {
        return dimensions.stream().mapToInt(d -> d.coordinate[rank]).toArray();
    }

    @Override
    public String toString() {
        return description() + " of ranks " + Arrays.toString(ranks.toArray());
    }
}

package dev.smi.route;

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
record Grid(List<Integer> ranks, List<Dimension> dimensions) {

    Grid {
        ranks = List.copyOf(ranks);
        dimensions = List.copyOf(dimensions);
    }

    /**
     * One dimension.
     *
     * @param size ranks along it, at least two
     * @param isRing whether cables lead from its last rank to its first; a dimension of two is no ring
     * @param coordinate the place along it of every rank of the network; 0 for ranks outside of the grid
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, by the recognizer
    record Dimension(int size, boolean isRing, int[] coordinate) {}

    /** The grid in words: {@code 8x8 torus}, {@code bus of 8}, {@code hypercube of 16}. */
    String description() {
        boolean isAllTwo = dimensions.stream().allMatch(d -> d.size == 2);
        boolean isAllRings = dimensions.stream().allMatch(d -> d.isRing || d.size == 2);
        boolean hasRings = dimensions.stream().anyMatch(Dimension::isRing);
        if (dimensions.size() == 1 && !isAllTwo) {
            return (hasRings ? "ring of " : "bus of ") + ranks.size();
        }
        if (isAllTwo && dimensions.size() > 2) {
            return "hypercube of " + ranks.size();
        }
        String sizes = dimensions.stream().map(d -> Integer.toString(d.size)).collect(Collectors.joining("x"));
        if (!hasRings) {
            return dimensions.isEmpty() ? "single FPGA" : dimensions.size() == 1 ? "pair" : sizes + " mesh";
        }
        return sizes + (isAllRings ? " torus" : " grid with rings");
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
    int[] coordinates(int rank) {
        return dimensions.stream().mapToInt(d -> d.coordinate[rank]).toArray();
    }

    @Override
    public String toString() {
        return description() + " of ranks " + Arrays.toString(ranks.toArray());
    }
}

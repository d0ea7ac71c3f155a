package dev.smi.run.ui;

import dev.smi.topology.GridGenerator;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sizes of a mesh or torus, with ranks in the order that the generators give them. Immutable.
 *
 * @param sizes of two or three dimensions, the last varies fastest
 */
record GridShape(List<Integer> sizes) {

    /** Between planes of three dimensions. */
    private static final double GAP = 0.6;

    GridShape {
        sizes = List.copyOf(sizes);
    }

    /** The shape of a topology, if it is a mesh or torus. */
    static Optional<GridShape> of(Topology topology, Neighbours neighbours) {
        return candidates(topology.size()).stream()
                .filter(shape -> shape.isShapeOf(neighbours))
                .findFirst();
    }

    /** Two dimensions first. */
    private static List<GridShape> candidates(int size) {
        List<GridShape> shapes = new ArrayList<>();
        for (int rows = 2; rows <= size / 2; rows++) {
            if (size % rows == 0) {
                shapes.add(new GridShape(List.of(rows, size / rows)));
            }
        }
        for (GridShape plane : List.copyOf(shapes)) {
            int rest = plane.sizes.getLast();
            for (int rows = 2; rows <= rest / 2; rows++) {
                if (rest % rows == 0) {
                    shapes.add(new GridShape(List.of(plane.sizes.getFirst(), rows, rest / rows)));
                }
            }
        }
        return shapes;
    }

    private boolean isShapeOf(Neighbours neighbours) {
        int[] dimensions = sizes.stream().mapToInt(Integer::intValue).toArray();
        return neighbours.equals(Neighbours.of(GridGenerator.mesh(dimensions, List.of())))
                || neighbours.equals(Neighbours.of(GridGenerator.torus(dimensions, List.of())));
    }

    /** Every rank at its coordinates, wider than high; the planes of three dimensions beside each other. */
    List<Place> places() {
        int columns = sizes.getLast();
        int rows = sizes.get(sizes.size() - 2);
        int planes = sizes.size() == 3 ? sizes.getFirst() : 1;
        boolean isTurned = planes == 1 && rows > columns;
        List<Place> places = new ArrayList<>();
        for (int plane = 0; plane < planes; plane++) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    double x = plane * (columns + GAP) + column;
                    // planes are a little lower each, so that cables between them do not lie on each other
                    places.add(isTurned ? new Place(row, column) : new Place(x, row + 0.3 * plane));
                }
            }
        }
        return places;
    }
}

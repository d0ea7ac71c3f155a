package dev.smi.route.picture;

import dev.smi.route.Grid;
import dev.smi.route.Grid.Dimension;
import dev.smi.route.GridRecognizer;
import dev.smi.route.Network;
import java.util.List;
import java.util.Optional;

/**
 * Where each FPGA is drawn: grids as grids, everything else by {@link ForcePlacement}.
 *
 * <p>The last dimension of a grid goes to the right and the one before down; further dimensions repeat that picture to
 * the right and down in turn. A single ring is a circle.
 *
 * @param x centres in units of the picture, from 0
 * @param y centres in units of the picture, from 0
 * @param grid the grid, if the network is one
 */
@SuppressWarnings("ArrayRecordComponent") // written once, read by the pictures of this package
record Placement(double[] x, double[] y, Optional<Grid> grid) {

    private static final double COLUMN = 150;
    private static final double ROW = 110;
    private static final double GAP = 0.6;

    static Placement of(Network network) {
        Optional<Grid> grid = GridRecognizer.recognize(network)
                .filter(grids -> grids.size() == 1)
                .map(List::getFirst)
                .map(Grid::withRingsOfFour);
        if (grid.isEmpty()) {
            return ForcePlacement.of(network);
        }
        boolean isRing = grid.get().dimensions().size() == 1
                && grid.get().dimensions().getFirst().isRing();
        return isRing ? circle(grid.get(), network.ranks()) : rows(grid.get(), network.ranks());
    }

    private static Placement circle(Grid ring, int ranks) {
        double radius = Math.max(110, ranks * COLUMN / (2 * Math.PI));
        double[] x = new double[ranks];
        double[] y = new double[ranks];
        for (int rank = 0; rank < ranks; rank++) {
            double angle = 2 * Math.PI * ring.coordinates(rank)[0] / ranks - Math.PI / 2;
            x[rank] = radius * (1 + Math.cos(angle));
            y[rank] = radius * (1 + Math.sin(angle));
        }
        return new Placement(x, y, Optional.empty());
    }

    private static Placement rows(Grid grid, int ranks) {
        double[][] places = new double[2][ranks];
        double[] stride = {COLUMN, ROW};
        List<Dimension> dimensions = grid.dimensions();
        for (int k = dimensions.size() - 1; k >= 0; k--) {
            Dimension dimension = dimensions.get(k);
            int axis = (dimensions.size() - 1 - k) % 2;
            for (int rank = 0; rank < ranks; rank++) {
                places[axis][rank] += dimension.coordinate()[rank] * stride[axis];
            }
            stride[axis] *= dimension.size();
            stride[axis] += GAP * (axis == 0 ? COLUMN : ROW);
        }
        return new Placement(places[0], places[1], Optional.of(grid));
    }

    double width() {
        return max(x);
    }

    double height() {
        return max(y);
    }

    private static double max(double[] values) {
        double max = 0;
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    /** How a cable between two ranks is drawn. */
    CableForm form(int rank, int other) {
        if (rank == other || grid.isEmpty()) {
            return CableForm.LINE;
        }
        List<Dimension> dimensions = grid.get().dimensions();
        for (int k = 0; k < dimensions.size(); k++) {
            Dimension dimension = dimensions.get(k);
            int distance = Math.abs(dimension.coordinate()[rank] - dimension.coordinate()[other]);
            if (distance > 1) {
                return dimensions.size() - k > 2 ? CableForm.CORNER_STUBS : CableForm.STUBS;
            }
            if (distance == 1 && dimensions.size() - k > 2) {
                return CableForm.ARC;
            }
        }
        return CableForm.LINE;
    }
}

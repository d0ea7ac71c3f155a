package dev.smi.apps.fwi.inversion;

import dev.smi.apps.fwi.survey.Grid;

/**
 * Slopes over a grid: central differences inside, and one-sided ones of the same order at the rim. Stateless but for
 * the grid's measures.
 */
final class Gradient {

    private final int nx;
    private final int nz;
    private final double across;
    private final double down;

    Gradient(Grid grid) {
        this.nx = grid.nx();
        this.nz = grid.nz();
        this.across = 1 / (2 * grid.dx());
        this.down = 1 / (2 * grid.dz());
    }

    /**
     * The slope to the right.
     *
     * @param values {@code [cells]}
     * @param slope {@code [cells]}, filled by this
     */
    void across(double[] values, double[] slope) {
        for (int row = 0; row < nz; row++) {
            line(values, slope, row * nx, 1, nx, across);
        }
    }

    /**
     * The slope downwards.
     *
     * @param values {@code [cells]}
     * @param slope {@code [cells]}, filled by this
     */
    void down(double[] values, double[] slope) {
        for (int column = 0; column < nx; column++) {
            line(values, slope, column, nx, nz, down);
        }
    }

    private static void line(double[] values, double[] slope, int first, int step, int count, double scale) {
        int last = first + (count - 1) * step;
        slope[first] = -scale * rim(values, first, step);
        for (int at = first + step; at < last; at += step) {
            slope[at] = scale * (values[at + step] - values[at - step]);
        }
        slope[last] = scale * rim(values, last, -step);
    }

    /** Twice the slope away from the rim, against the step. */
    private static double rim(double[] values, int at, int step) {
        return 3 * values[at] - 4 * values[at + step] + values[at + 2 * step];
    }
}

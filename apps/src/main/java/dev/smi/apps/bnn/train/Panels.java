package dev.smi.apps.bnn.train;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of float matrices. The right one is stored in panels, {@code [columns / WIDTH][steps][WIDTH]}, so that the
 * inner loop reads it in order; every element of the result is summed in the order of the steps, whatever the vectors'
 * width and the threads' number. Stateless.
 */
final class Panels {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Columns of a panel: four vectors, so that four rows of them are sixteen sums in registers. */
    static final int WIDTH = 4 * LANES;

    /** Rows that are worked on together; the number of rows has to be a multiple. */
    static final int ROWS = 4;

    /** Steps between writing sums back, so that a panel's part stays in the first cache. */
    private static final int STEPS = 128;

    private Panels() {}

    /** Where an element is. */
    static int index(int step, int column, int steps) {
        return (column / WIDTH * steps + step) * WIDTH + column % WIDTH;
    }

    /**
     * {@code c[row][column] = sum over steps of a[row * rowStride + step * stepStride] * panels[step][column]}.
     *
     * @param c the result, row by row
     * @param columns of the result, a multiple of {@link #WIDTH}
     * @param from first row, a multiple of {@link #ROWS}
     * @param to after the last row
     */
    static void multiply(
            float[] a,
            int rowStride,
            int stepStride,
            float[] panels,
            int steps,
            float[] c,
            int columns,
            int from,
            int to) {
        Arrays.fill(c, from * columns, to * columns, 0);
        for (int column = 0; column < columns; column += WIDTH) {
            for (int step = 0; step < steps; step += STEPS) {
                int count = Math.min(STEPS, steps - step);
                int panel = index(step, column, steps);
                for (int row = from; row < to; row += ROWS) {
                    int at = row * rowStride + step * stepStride;
                    tile(a, at, rowStride, stepStride, panels, panel, count, c, row * columns + column, columns);
                }
            }
        }
    }

    /** Long, because the sums are kept in registers only if each is a variable of its own. */
    private static void tile(
            float[] a,
            int at,
            int rowStride,
            int stepStride,
            float[] panels,
            int panel,
            int count,
            float[] c,
            int first,
            int columns) {
        int second = first + columns;
        int third = second + columns;
        int fourth = third + columns;
        FloatVector c00 = load(c, first);
        FloatVector c01 = load(c, first + LANES);
        FloatVector c02 = load(c, first + 2 * LANES);
        FloatVector c03 = load(c, first + 3 * LANES);
        FloatVector c10 = load(c, second);
        FloatVector c11 = load(c, second + LANES);
        FloatVector c12 = load(c, second + 2 * LANES);
        FloatVector c13 = load(c, second + 3 * LANES);
        FloatVector c20 = load(c, third);
        FloatVector c21 = load(c, third + LANES);
        FloatVector c22 = load(c, third + 2 * LANES);
        FloatVector c23 = load(c, third + 3 * LANES);
        FloatVector c30 = load(c, fourth);
        FloatVector c31 = load(c, fourth + LANES);
        FloatVector c32 = load(c, fourth + 2 * LANES);
        FloatVector c33 = load(c, fourth + 3 * LANES);
        for (int step = 0; step < count; step++) {
            FloatVector b0 = load(panels, panel);
            FloatVector b1 = load(panels, panel + LANES);
            FloatVector b2 = load(panels, panel + 2 * LANES);
            FloatVector b3 = load(panels, panel + 3 * LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[at + rowStride]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[at + 2 * rowStride]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[at + 3 * rowStride]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            panel += WIDTH;
            at += stepStride;
        }
        store(c, first, c00, c01, c02, c03);
        store(c, second, c10, c11, c12, c13);
        store(c, third, c20, c21, c22, c23);
        store(c, fourth, c30, c31, c32, c33);
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }

    private static void store(float[] c, int at, FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3) {
        v0.intoArray(c, at);
        v1.intoArray(c, at + LANES);
        v2.intoArray(c, at + 2 * LANES);
        v3.intoArray(c, at + 3 * LANES);
    }
}

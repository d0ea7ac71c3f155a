package dev.smi.apps.bnn.kernel;

import dev.smi.apps.bnn.format.LayerParameters;
import dev.smi.apps.bnn.format.LayerShape;

/**
 * The first layer of CNV, whose inputs are numbers of eight bits and not single ones; immutable.
 *
 * <p>A whole line of the picture is computed at once, an element for each column. There are nine inputs on each of
 * three lines: three neighbours of three colours. All signed sums of the first four, and of the other five, are made
 * once for a line of the picture, in 48 steps; a row of weights then only has to look up six of them and add.
 *
 * <p>Weights of two bits are (2 u + v - 1) / 2, as in {@link TernaryLayer}: twice as many are looked up.
 */
public final class InputLayer {

    /** Elements of a line. */
    static final int WIDTH = 32;

    /** Inputs on a line of the window. */
    static final int INPUTS = 9;

    /** Of those, how many are in the first group. */
    static final int FIRST = 4;

    /** Window lines, and so how many lines of the picture are in use at once. */
    static final int LINES = 3;

    /** Where the sums of the second group begin. */
    static final int SECOND = WIDTH << FIRST;

    /** Elements of all sums of a line of the picture. */
    static final int SLOT = SECOND + (WIDTH << INPUTS - FIRST);

    /** Lines looked up for each plane of a row. */
    static final int LOOKUPS = 2 * LINES;

    /** Sums stay far below this, so that limits can be cut here. */
    private static final int BOUND = 32_000;

    /** By the slot of the window's first line: {@code [rows][planes][LOOKUPS]}, where the line to look up begins. */
    final int[][] lines = new int[LINES][];

    /** {@code [thresholds][rows]}: an output's bit is 1 if the sum is above it. */
    final short[] limits;

    final int rows;
    final int planes;
    final int thresholds;

    /** Packs parameters. */
    public InputLayer(LayerParameters parameters) {
        LayerShape shape = parameters.shape();
        rows = shape.rows();
        planes = shape.weightBits();
        thresholds = shape.thresholds();
        for (int slot = 0; slot < LINES; slot++) {
            lines[slot] = new int[rows * planes * LOOKUPS];
            for (int i = 0; i < lines[slot].length; i++) {
                lines[slot][i] = line(parameters, i / LOOKUPS / planes, i / LOOKUPS % planes, i % LOOKUPS, slot);
            }
        }
        limits = new short[rows * thresholds];
        for (int i = 0; i < limits.length; i++) {
            // twice the sum is above the threshold; with one plane what is added up is the sum, with two twice the sum
            long limit = Math.floorDiv(parameters.threshold(i % rows, i / rows), planes == 1 ? 2L : 1L);
            limits[i] = (short) Math.clamp(limit, -BOUND, BOUND);
        }
    }

    private int line(LayerParameters parameters, int row, int plane, int lookup, int slot) {
        int line = lookup / 2;
        int from = lookup % 2 == 0 ? 0 : FIRST;
        int to = lookup % 2 == 0 ? FIRST : INPUTS;
        int number = 0;
        for (int i = from; i < to; i++) {
            number |= isPositive(parameters.weight(row, line * INPUTS + i), plane) ? 1 << i - from : 0;
        }
        return (slot + line) % LINES * SLOT + (from == 0 ? 0 : SECOND) + number * WIDTH;
    }

    private boolean isPositive(int weight, int plane) {
        if (planes == 1) {
            return weight > 0;
        }
        return plane == 0 ? weight >= 0 : (weight & 1) != 0;
    }
}

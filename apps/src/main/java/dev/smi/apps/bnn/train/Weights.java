package dev.smi.apps.bnn.train;

import java.util.SplittableRandom;

/**
 * The weights of a layer: real numbers within [-1, 1] that are learnt, and their signs, which are what the network
 * computes with. Rows are outputs. Written by the threads of one {@link Crew}, each its own rows.
 */
final class Weights {

    private final int rows;
    private final int columns;
    private final int used;
    private final float[] values;
    private final float[] gradients;
    private final long[] bits;
    private final float[] signs;
    private final Adam adam;

    /**
     * Random weights.
     *
     * @param used columns that carry something; the bits of the others are set, which never equals the padding
     */
    Weights(int rows, int columns, int used, SplittableRandom random) {
        this.rows = rows;
        this.columns = columns;
        this.used = used;
        values = new float[rows * columns];
        gradients = new float[rows * columns];
        bits = new long[rows * columns / Long.SIZE];
        signs = new float[rows * columns];
        adam = new Adam(values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(System.getProperty("init", "1"))
                    * (random.nextInt(1 << 24) - (1 << 23))
                    / (float) (1 << 23);
        }
        binarise(0, rows);
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    int used() {
        return used;
    }

    /** Signs as bits, {@code [word][row]}. */
    long[] bits() {
        return bits;
    }

    /** Signs as -1 and 1, and 0 for padding, in {@link Panels}. */
    float[] signs() {
        return signs;
    }

    /** Where the gradients go, row by row. */
    float[] gradients() {
        return gradients;
    }

    /** Learns from the gradients of some rows. */
    void step(float rate, int from, int to) {
        adam.step(values, gradients, rate, 1, from * columns, to * columns);
        binarise(from, to);
    }

    private void binarise(int from, int to) {
        for (int row = from; row < to; row++) {
            for (int word = 0; word < columns / Long.SIZE; word++) {
                bits[word * rows + row] = word(row, word * Long.SIZE);
            }
        }
    }

    private long word(int row, int column) {
        long word = 0;
        int panel = Panels.index(row, column, rows);
        for (int i = 0; i < Long.SIZE; i++) {
            if (i > 0 && i % Panels.WIDTH == 0) {
                panel = Panels.index(row, column + i, rows);
            }
            boolean isPadding = column + i >= used;
            boolean isSet = isPadding || values[row * columns + column + i] >= 0;
            word |= isSet ? 1L << i : 0;
            signs[panel + i % Panels.WIDTH] = isPadding ? 0 : isSet ? 1 : -1;
        }
        return word;
    }
}

package dev.smi.apps.bnn.train;

import java.util.SplittableRandom;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The weights of a layer: real numbers within [-1, 1] that are learnt, and their signs, which are what the network
 * computes with. Rows are outputs. Written by the threads of one {@link Crew}, each its own rows.
 */
final class Weights {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final FloatVector MINUS_ONE = FloatVector.broadcast(SPECIES, -1);

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
            values[i] = (random.nextInt(1 << 24) - (1 << 23)) / (float) (1 << 23);
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
            pad(row);
        }
    }

    private long word(int row, int column) {
        long word = 0;
        for (int i = 0; i < Long.SIZE; i += SPECIES.length()) {
            VectorMask<Float> isSet = FloatVector.fromArray(SPECIES, values, row * columns + column + i)
                    .compare(VectorOperators.GE, 0);
            word |= isSet.toLong() << i;
            MINUS_ONE.blend(1, isSet).intoArray(signs, Panels.index(row, column + i, rows));
        }
        return word;
    }

    private void pad(int row) {
        for (int column = used; column < columns; column++) {
            bits[column / Long.SIZE * rows + row] |= 1L << column;
            signs[Panels.index(row, column, rows)] = 0;
        }
    }
}

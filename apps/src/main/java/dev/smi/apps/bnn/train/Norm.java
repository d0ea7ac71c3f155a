package dev.smi.apps.bnn.train;

import java.util.Arrays;

/**
 * Batch normalisation of a layer's sums: to mean 0 and deviation 1 over the batch, then scaled and shifted as learnt.
 * Written by the threads of one {@link Crew}, each its own columns.
 */
final class Norm {

    private static final float SMALL = 1e-4f;
    private static final float LIMIT = 100;

    private final int rows;
    private final int columns;
    private final float[] scale;
    private final float[] shift;
    private final float[] scaleGradients;
    private final float[] shiftGradients;
    private final float[] mean;
    private final float[] inverse;
    private final float[] slope;
    private final float[] offset;
    private final Adam scaleAdam;
    private final Adam shiftAdam;

    /**
     * Scale 1, shift 0.
     *
     * @param rows samples of a batch
     * @param columns numbers of a sample
     */
    Norm(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        scale = new float[columns];
        Arrays.fill(scale, 1);
        shift = new float[columns];
        scaleGradients = new float[columns];
        shiftGradients = new float[columns];
        mean = new float[columns];
        inverse = new float[columns];
        slope = new float[columns];
        offset = new float[columns];
        scaleAdam = new Adam(columns);
        shiftAdam = new Adam(columns);
    }

    float scale(int column) {
        return scale[column];
    }

    float shift(int column) {
        return shift[column];
    }

    /** What makes the normalised value of a sum: {@code slope * sum + offset}, for this batch. */
    float slope(int column) {
        return slope[column];
    }

    /** See {@link #slope}. */
    float offset(int column) {
        return offset[column];
    }

    /** Means and deviations of some columns of the batch. */
    void measure(float[] sums, int from, int to) {
        Arrays.fill(mean, from, to, 0);
        Arrays.fill(inverse, from, to, 0);
        for (int row = 0; row < rows; row++) {
            int at = row * columns;
            for (int i = from; i < to; i++) {
                mean[i] += sums[at + i];
            }
        }
        for (int i = from; i < to; i++) {
            mean[i] /= rows;
        }
        for (int row = 0; row < rows; row++) {
            int at = row * columns;
            for (int i = from; i < to; i++) {
                float difference = sums[at + i] - mean[i];
                inverse[i] += difference * difference;
            }
        }
        for (int i = from; i < to; i++) {
            inverse[i] = 1 / (float) Math.sqrt(inverse[i] / rows + SMALL);
            slope[i] = scale[i] * inverse[i];
            offset[i] = shift[i] - mean[i] * slope[i];
        }
    }

    /**
     * Turns gradients of the normalised values into those of the sums, in place.
     *
     * @param bound where a normalised value is farther from 0 than this, nothing comes through
     */
    void backward(float[] sums, float[] gradients, float bound, int from, int to) {
        Arrays.fill(scaleGradients, from, to, 0);
        Arrays.fill(shiftGradients, from, to, 0);
        for (int row = 0; row < rows; row++) {
            int at = row * columns;
            for (int i = from; i < to; i++) {
                float sum = sums[at + i];
                float pass = Math.abs(sum * slope[i] + offset[i]) <= bound ? 1f : 0f;
                float gradient = gradients[at + i] * pass;
                gradients[at + i] = gradient;
                shiftGradients[i] += gradient;
                scaleGradients[i] += gradient * (sum - mean[i]) * inverse[i];
            }
        }
        for (int row = 0; row < rows; row++) {
            int at = row * columns;
            for (int i = from; i < to; i++) {
                float normal = (sums[at + i] - mean[i]) * inverse[i];
                float common = (shiftGradients[i] + normal * scaleGradients[i]) / rows;
                gradients[at + i] = slope[i] * (gradients[at + i] - common);
            }
        }
    }

    /** Learns from the gradients of some columns. */
    void step(float rate, int from, int to) {
        scaleAdam.step(scale, scaleGradients, rate, LIMIT, from, to);
        shiftAdam.step(shift, shiftGradients, rate, LIMIT, from, to);
    }
}

package dev.smi.apps.bnn.train;

/**
 * A layer while it is learnt: weights, normalisation, and what it remembers of the batch between the way forward and
 * the way back. Used by one thread, which shares the work out over a {@link Crew}.
 */
final class Layer {

    private static final int GRANULE = 64;
    private static final int LABEL_GRANULE = 16;

    private final int batch;
    private final Weights weights;
    private final Norm norm;
    private final Crew crew;
    private final long[] counts;
    private final float[] sums;
    private final float[] gradients;

    Layer(int batch, Weights weights, Crew crew) {
        this.batch = batch;
        this.weights = weights;
        this.crew = crew;
        norm = new Norm(batch, weights.rows());
        counts = new long[batch * weights.rows()];
        sums = new float[batch * weights.rows()];
        gradients = new float[batch * weights.rows()];
    }

    Weights weights() {
        return weights;
    }

    Norm norm() {
        return norm;
    }

    /** Gradients of what the layer gave, {@code [sample][row]}: written by the next layer, or from the labels. */
    float[] gradients() {
        return gradients;
    }

    /** Takes a batch of inputs as far as the normalisation. */
    void forward(long[] input) {
        int rows = weights.rows();
        int words = weights.columns() / Long.SIZE;
        crew.share(batch, 1, (from, to) -> {
            for (int sample = from; sample < to; sample++) {
                Bits.matches(input, sample * words, words, weights.bits(), rows, counts, sample * rows);
            }
            for (int i = from * rows; i < to * rows; i++) {
                sums[i] = 2 * counts[i] - weights.used();
            }
        });
        crew.share(rows, GRANULE, (from, to) -> norm.measure(sums, from, to));
    }

    /** Writes the signs of the normalised values, as bits and in panels of -1 and 1. */
    void activate(long[] bits, float[] panels) {
        int rows = weights.rows();
        crew.share(batch, 1, (from, to) -> {
            for (int sample = from; sample < to; sample++) {
                for (int row = 0; row < rows; row += Long.SIZE) {
                    bits[(sample * rows + row) / Long.SIZE] = activate(sample, row, panels);
                }
            }
        });
    }

    private long activate(int sample, int first, float[] panels) {
        long word = 0;
        int at = sample * weights.rows();
        for (int row = first; row < first + Long.SIZE; row++) {
            boolean isSet = sums[at + row] * norm.slope(row) + norm.offset(row) > 0;
            word |= isSet ? 1L << row : 0;
            panels[Panels.index(sample, row, batch)] = isSet ? 1 : -1;
        }
        return word;
    }

    /** Squared hinge: the normalised value of the label's row is to be above 1, those of the others below -1. */
    void compare(byte[] labels) {
        int rows = weights.rows();
        for (int sample = 0; sample < batch; sample++) {
            for (int row = 0; row < Digits.CLASSES; row++) {
                int at = sample * rows + row;
                float wanted = row == labels[sample] ? 1 : -1;
                float value = sums[at] * norm.slope(row) + norm.offset(row);
                float missing = Math.max(0, 1 - wanted * value);
                gradients[at] = -wanted * missing;
            }
        }
    }

    /**
     * Takes the gradients back through the normalisation to the weights.
     *
     * @param panels the inputs as -1 and 1
     * @param bound see {@link Norm#backward}
     */
    void backward(float[] panels, float bound) {
        int rows = weights.rows();
        crew.share(rows, LABEL_GRANULE, (from, to) -> norm.backward(sums, gradients, bound, from, to));
        crew.share(
                rows,
                Panels.ROWS,
                (from, to) -> Panels.multiply(
                        gradients, 1, rows, panels, batch, weights.gradients(), weights.columns(), from, to));
    }

    /** Takes the gradients back to the layer before. */
    void passBack(Layer before) {
        int rows = weights.rows();
        crew.share(
                batch,
                Panels.ROWS,
                (from, to) -> Panels.multiply(
                        gradients, rows, 1, weights.signs(), rows, before.gradients, weights.columns(), from, to));
    }

    /** Learns. */
    void step(float rate, float normRate) {
        crew.share(weights.rows(), LABEL_GRANULE, (from, to) -> {
            weights.step(rate, from, to);
            norm.step(normRate, from, to);
        });
    }
}

package dev.smi.apps.bnn.format;

/**
 * Weights and thresholds of a layer, as numbers. Its arrays are the owner's: nobody changes them once it is made.
 *
 * @param shape what the layer looks like
 * @param weights {@code [rows x columns]}, row by row: -1 and 1, or -2 to 1
 * @param thresholds {@code [rows x thresholds]}, row by row; those of a first layer of CNV count in 256ths. An
 *     activation is how many of them are below the sum, so that a sum has to be above a threshold, not equal to it
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them; they are large
public record LayerParameters(LayerShape shape, byte[] weights, long[] thresholds) {

    public LayerParameters {
        if (weights.length != shape.rows() * shape.columns()) {
            throw new IllegalArgumentException(weights.length + " weights for " + shape);
        }
        if (thresholds.length != shape.rows() * shape.thresholds()) {
            throw new IllegalArgumentException(thresholds.length + " thresholds for " + shape);
        }
    }

    /** A weight. */
    public int weight(int row, int column) {
        return weights[row * shape.columns() + column];
    }

    /** A threshold of a row. */
    public long threshold(int row, int which) {
        return thresholds[row * shape.thresholds() + which];
    }
}

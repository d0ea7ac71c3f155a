package dev.smi.apps.bnn.train;

/**
 * A layer as it runs: bits and thresholds. An output bit is set if more weights equal their inputs than the threshold.
 *
 * @param rows output bits
 * @param columns input bits
 * @param bits {@code [word][row]}
 * @param thresholds one for each row
 */
@SuppressWarnings("ArrayRecordComponent")
record Folded(int rows, int columns, long[] bits, long[] thresholds) {

    Folded {
        if (bits.length != rows * columns / Long.SIZE || thresholds.length != rows) {
            throw new IllegalArgumentException(
                    bits.length + " words and " + thresholds.length + " thresholds for " + rows + " x " + columns);
        }
    }

    /** Whether a weight is set. */
    boolean isSet(int row, int column) {
        return (bits[column / Long.SIZE * rows + row] >> column & 1) != 0;
    }

    /** Counts equal bits of each sample with each row. */
    long[] count(long[] input, int samples, Crew crew) {
        long[] counts = new long[samples * rows];
        crew.share(
                samples,
                1,
                (from, to) -> Bits.matches(input, columns / Long.SIZE, bits, rows, counts, from, to));
        return counts;
    }

    /** Output bits of each sample, as words. */
    long[] activate(long[] counts, int samples) {
        int words = Bits.words(rows);
        long[] output = new long[samples * words];
        for (int sample = 0; sample < samples; sample++) {
            for (int row = 0; row < rows; row++) {
                long bit = counts[sample * rows + row] > thresholds[row] ? 1 : 0;
                output[sample * words + row / Long.SIZE] |= bit << row;
            }
        }
        return output;
    }
}

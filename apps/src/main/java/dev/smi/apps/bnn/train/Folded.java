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

    /** Counts equal bits of each sample with each row: {@code [sample][row]}. */
    long[] count(long[] input, int samples, Crew crew) {
        int words = columns / Long.SIZE;
        long[] counts = new long[samples * rows];
        crew.share(samples, 1, (from, to) -> {
            for (int sample = from; sample < to; sample++) {
                Bits.matches(input, sample * words, words, bits, rows, counts, sample * rows);
            }
        });
        return counts;
    }

    /** Output bits of each sample, as words: {@code [sample][word]}. */
    long[] activate(long[] input, int samples, Crew crew) {
        int words = columns / Long.SIZE;
        int outputWords = Bits.words(rows);
        long[] output = new long[samples * outputWords];
        crew.share(samples, 1, (from, to) -> {
            long[] counts = new long[rows];
            for (int sample = from; sample < to; sample++) {
                Bits.matches(input, sample * words, words, bits, rows, counts, 0);
                for (int row = 0; row < rows; row++) {
                    long bit = counts[row] > thresholds[row] ? 1 : 0;
                    output[sample * outputWords + row / Long.SIZE] |= bit << row;
                }
            }
        });
        return output;
    }

    /** Sums of what is counted over samples, exact. */
    Moments moments(long[] input, int samples, Crew crew) {
        int words = columns / Long.SIZE;
        Moments all = new Moments(samples, new long[rows], new long[rows]);
        crew.share(samples, 1, (from, to) -> {
            long[] counts = new long[rows];
            Moments some = new Moments(to - from, new long[rows], new long[rows]);
            for (int sample = from; sample < to; sample++) {
                Bits.matches(input, sample * words, words, bits, rows, counts, 0);
                some.add(counts);
            }
            all.addAll(some);
        });
        return all;
    }

    /**
     * Sums over samples, and sums of squares, of each row's count.
     *
     * @param samples how many
     * @param sums of counts
     * @param squares sums of the counts' squares
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Moments(int samples, long[] sums, long[] squares) {

        private void add(long[] counts) {
            for (int row = 0; row < sums.length; row++) {
                sums[row] += counts[row];
                squares[row] += counts[row] * counts[row];
            }
        }

        /** Whole numbers, so that the order in which threads come does not matter. */
        private synchronized void addAll(Moments others) {
            for (int row = 0; row < sums.length; row++) {
                sums[row] += others.sums[row];
                squares[row] += others.squares[row];
            }
        }
    }
}

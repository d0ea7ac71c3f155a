package dev.smi.apps.bnn.train;

/**
 * Chooses when the last layer's bits are set. The label is the highest bit that is set, so the thresholds depend on
 * each other: one after the other is put where most samples get their label, until none gets better. Stateless.
 */
final class OutputThresholds {

    private static final int ROUNDS = 20;

    /** A count is at most the last layer's columns. */
    private static final int COUNTS = 1024 + 1;

    private OutputThresholds() {}

    /**
     * Improves thresholds.
     *
     * @param counts {@code [sample][row]}
     * @param thresholds where to start, and what is found
     * @return how many samples get their label
     */
    static int choose(long[] counts, int rows, byte[] labels, long[] thresholds) {
        int right = right(counts, rows, labels, thresholds);
        for (int round = 0; round < ROUNDS; round++) {
            // The lowest one is never looked at: its label is also that of no bit at all.
            for (int row = 1; row < Digits.CLASSES; row++) {
                thresholds[row] = best(counts, rows, labels, thresholds, row);
            }
            int now = right(counts, rows, labels, thresholds);
            if (now == right) {
                break;
            }
            right = now;
        }
        return right;
    }

    private static int right(long[] counts, int rows, byte[] labels, long[] thresholds) {
        int right = 0;
        for (int sample = 0; sample < labels.length; sample++) {
            if (highest(counts, sample * rows, thresholds, Digits.CLASSES) == labels[sample]) {
                right++;
            }
        }
        return right;
    }

    /** The highest set bit below a row, or 0. */
    private static int highest(long[] counts, int at, long[] thresholds, int below) {
        for (int row = below - 1; row > 0; row--) {
            if (counts[at + row] > thresholds[row]) {
                return row;
            }
        }
        return 0;
    }

    /** The threshold of a row that most samples are right with; of equals the one nearest to the present one. */
    private static long best(long[] counts, int rows, byte[] labels, long[] thresholds, int row) {
        int[] gains = gains(counts, rows, labels, thresholds, row);
        int best = (int) thresholds[row];
        int sum = 0;
        int[] at = new int[gains.length];
        for (int count = 0; count < gains.length; count++) {
            sum += gains[count];
            at[count] = sum;
        }
        best = Math.max(0, Math.min(gains.length - 1, best));
        int present = best;
        for (int count = 0; count < gains.length; count++) {
            boolean isNearer = Math.abs(count - present) < Math.abs(best - present);
            if (at[count] > at[best] || (at[count] == at[best] && isNearer)) {
                best = count;
            }
        }
        return best;
    }

    /** How many samples become right less those that become wrong if the threshold reaches their count. */
    private static int[] gains(long[] counts, int rows, byte[] labels, long[] thresholds, int row) {
        int[] gains = new int[COUNTS];
        for (int sample = 0; sample < labels.length; sample++) {
            int at = sample * rows;
            if (highest(counts, at, thresholds, Digits.CLASSES) <= row) {
                int count = (int) counts[at + row];
                if (labels[sample] == row) {
                    gains[count]--;
                } else if (highest(counts, at, thresholds, row) == labels[sample]) {
                    gains[count]++;
                }
            }
        }
        return gains;
    }
}

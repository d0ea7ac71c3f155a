package dev.smi.benchmarks;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A figure over several runs, which is what a noisy machine needs.
 *
 * @param minimum the smallest
 * @param median the middle one; of an even number the smaller of the two
 * @param maximum the largest
 */
record Spread(double minimum, double median, double maximum) {

    /** The spread of a figure of some runs. */
    static <T> Spread of(Stream<T> runs, ToDoubleFunction<T> figure) {
        double[] values = runs.mapToDouble(figure).sorted().toArray();
        if (values.length == 0) {
            throw new IllegalArgumentException("no runs");
        }
        return new Spread(values[0], values[(values.length - 1) / 2], values[values.length - 1]);
    }

    /** In millions: the median, and in brackets from where to where. */
    String millions() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median / 1e6, minimum / 1e6, maximum / 1e6);
    }
}

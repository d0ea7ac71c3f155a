package dev.smi.apps.bnn.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes bits and thresholds of what was learnt. The means and deviations of a layer are measured in whole numbers over
 * samples, with the layers before it folded already, so that the network is normalised as it runs. Stateless.
 */
final class Folding {

    private static final double SMALL = 1e-4;

    private Folding() {}

    /**
     * Folds a network.
     *
     * @param layers first to last; the last one's rows beyond the classes are never set
     * @param input bits of the samples to measure with
     */
    static List<Folded> fold(List<Layer> layers, long[] input, byte[] labels, Crew crew) {
        List<Folded> folded = new ArrayList<>();
        long[] bits = input;
        for (Layer layer : layers) {
            Weights weights = layer.weights();
            Folded open = new Folded(
                    weights.rows(), weights.columns(), weights.bits().clone(), new long[weights.rows()]);
            long[] counts = open.count(bits, labels.length, crew);
            for (int row = 0; row < weights.rows(); row++) {
                fold(layer, open, row, counts, labels.length);
            }
            folded.add(open);
            bits = open.activate(counts, labels.length);
            if (folded.size() == layers.size()) {
                OutputThresholds.choose(counts, weights.rows(), labels, open.thresholds());
            }
        }
        return List.copyOf(folded);
    }

    /**
     * One row: {@code scale * (2 * count - used - mean) / deviation + shift > 0}, solved for the count. If the scale is
     * negative the weights are turned round, and the counts with them.
     */
    private static void fold(Layer layer, Folded open, int row, long[] counts, int samples) {
        int used = layer.weights().used();
        double scale = layer.norm().scale(row);
        long sum = 0;
        long squares = 0;
        for (int at = row; at < counts.length; at += open.rows()) {
            long value = 2 * counts[at] - used;
            sum += value;
            squares += value * value;
        }
        double mean = (double) sum / samples;
        double deviation = Math.sqrt(Math.max(0, (double) squares / samples - mean * mean) + SMALL);
        double limit = mean - layer.norm().shift(row) * deviation / scale;
        if (scale < 0) {
            limit = -limit;
            turnRound(open, used, row);
            for (int at = row; at < counts.length; at += open.rows()) {
                counts[at] = used - counts[at];
            }
        }
        double threshold = Math.floor((limit + used) / 2);
        boolean isConstant = scale == 0;
        double fixed = layer.norm().shift(row) > 0 ? -1 : used;
        open.thresholds()[row] = (long) Math.max(-1, Math.min(used, isConstant ? fixed : threshold));
    }

    private static void turnRound(Folded open, int used, int row) {
        for (int word = 0; word < open.columns() / Long.SIZE; word++) {
            int left = Math.min(Long.SIZE, used - word * Long.SIZE);
            long mask = left <= 0 ? 0 : -1L >>> (Long.SIZE - left);
            open.bits()[word * open.rows() + row] ^= mask;
        }
    }
}

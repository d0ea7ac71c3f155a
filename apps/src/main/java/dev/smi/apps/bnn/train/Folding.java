package dev.smi.apps.bnn.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes bits and thresholds of what was learnt. The means and deviations of a layer are measured in whole numbers over
 * samples, with the layers before it folded already, so that the network is normalised as it runs. Stateless.
 */
final class Folding {

    /** As in {@link Norm}. */
    private static final double SMALL = 1e-4;

    private Folding() {}

    /**
     * Folds a network.
     *
     * @param layers first to last
     * @param samples to measure with, and to choose the thresholds of the labels' bits with
     */
    static IntegerNetwork fold(List<Layer> layers, Digits samples, Crew crew) {
        List<Folded> folded = new ArrayList<>();
        long[] bits = samples.pack();
        for (Layer layer : layers) {
            Weights weights = layer.weights();
            Folded open =
                    new Folded(weights.rows(), weights.columns(), weights.bits().clone(), new long[weights.rows()]);
            Folded.Moments moments = open.moments(bits, samples.size(), crew);
            for (int row = 0; row < weights.rows(); row++) {
                fold(layer, open, row, moments);
            }
            folded.add(open);
            if (folded.size() < layers.size()) {
                bits = open.activate(bits, samples.size(), crew);
            }
        }
        Folded last = folded.getLast();
        OutputThresholds.choose(
                last.count(bits, samples.size(), crew), last.rows(), samples.labels(), last.thresholds());
        return new IntegerNetwork(folded);
    }

    /**
     * One row: {@code scale * (2 * count - used - mean) / deviation + shift > 0}, solved for the count. If the scale is
     * negative the weights are turned round, and the counts with them.
     */
    private static void fold(Layer layer, Folded open, int row, Folded.Moments moments) {
        int used = layer.weights().used();
        double scale = layer.norm().scale(row);
        double shift = layer.norm().shift(row);
        double mean = (double) moments.sums()[row] / moments.samples();
        double variance = (double) moments.squares()[row] / moments.samples() - mean * mean;
        double deviation = Math.sqrt(Math.max(0, 4 * variance) + SMALL);
        double limit = mean - shift * deviation / (2 * scale);
        if (scale < 0) {
            limit = used - limit;
            turnRound(open, used, row);
        }
        double threshold = scale == 0 ? (shift > 0 ? -1 : used) : Math.floor(limit);
        open.thresholds()[row] = (long) Math.max(-1, Math.min(used, threshold));
    }

    /** All but the padding's weights, which stay set and never equal the padding. */
    private static void turnRound(Folded open, int used, int row) {
        for (int word = 0; word < open.columns() / Long.SIZE; word++) {
            int left = Math.min(Long.SIZE, used - word * Long.SIZE);
            long mask = left <= 0 ? 0 : -1L >>> (Long.SIZE - left);
            open.bits()[word * open.rows() + row] ^= mask;
        }
    }
}

package dev.smi.apps.bnn.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Parameters for tests. */
public final class RandomParameters {

    private RandomParameters() {}

    /** Thresholds are near the middle of the sums, so that activations differ from row to row. */
    public static Parameters of(Network network, long seed) {
        Random random = new Random(seed);
        List<LayerParameters> layers = new ArrayList<>();
        for (LayerShape shape : network.layers()) {
            boolean isBinary = shape.weightBits() == 1;
            byte[] weights = new byte[shape.rows() * shape.columns()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (byte) (isBinary ? 2 * random.nextInt(2) - 1 : random.nextInt(4) - 2);
            }
            boolean isFirstOfCnv = shape.columns() == 27;
            long middle = isBinary && !isFirstOfCnv ? shape.columns() / 2 : 0;
            int spread = isFirstOfCnv ? 1000 : 20;
            long[] thresholds = new long[shape.rows() * shape.thresholds()];
            for (int i = 0; i < thresholds.length; i++) {
                boolean isUpper = i % shape.thresholds() == 1;
                thresholds[i] = middle + random.nextInt(spread) - (isUpper ? 0 : spread / 2);
            }
            layers.add(new LayerParameters(shape, weights, thresholds));
        }
        return new Parameters(network, layers);
    }
}

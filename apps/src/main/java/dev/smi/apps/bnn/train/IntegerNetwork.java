package dev.smi.apps.bnn.train;

import dev.smi.apps.bnn.format.LayerParameters;
import dev.smi.apps.bnn.format.LayerShape;
import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * A network as it runs: bits, counts and thresholds, nothing else. Immutable.
 *
 * @param layers first to last; the last one may lack the rows that have no class
 */
record IntegerNetwork(List<Folded> layers) {

    IntegerNetwork {
        layers = List.copyOf(layers);
    }

    /** The network that parameters describe. */
    static IntegerNetwork of(Parameters parameters) {
        List<Folded> layers = new ArrayList<>();
        for (LayerParameters layer : parameters.layers()) {
            LayerShape shape = layer.shape();
            long[] bits = new long[shape.rows() * shape.columns() / Long.SIZE];
            for (int row = 0; row < shape.rows(); row++) {
                for (int column = 0; column < shape.columns(); column++) {
                    long bit = layer.weight(row, column) > 0 ? 1 : 0;
                    bits[column / Long.SIZE * shape.rows() + row] |= bit << column;
                }
            }
            layers.add(new Folded(
                    shape.rows(), shape.columns(), bits, layer.thresholds().clone()));
        }
        return new IntegerNetwork(layers);
    }

    /** What is written to files. Rows that have no class get a threshold that no count is above. */
    Parameters parameters() {
        List<LayerParameters> all = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            LayerShape shape = Network.LFC_W1A1.layers().get(i);
            Folded layer = layers.get(i);
            byte[] weights = new byte[shape.rows() * shape.columns()];
            long[] thresholds = new long[shape.rows()];
            boolean isLast = i == layers.size() - 1;
            int rows = isLast ? Digits.CLASSES : shape.rows();
            for (int row = 0; row < shape.rows(); row++) {
                thresholds[row] = row < rows ? layer.thresholds()[row] : shape.columns();
                for (int column = 0; column < shape.columns(); column++) {
                    boolean isSet = row < rows && layer.isSet(row, column);
                    weights[row * shape.columns() + column] = (byte) (isSet ? 1 : -1);
                }
            }
            all.add(new LayerParameters(shape, weights, thresholds));
        }
        return new Parameters(Network.LFC_W1A1, all);
    }

    /** The labels of pictures. */
    byte[] classify(Digits digits, Crew crew) {
        long[] bits = digits.pack();
        for (Folded layer : layers) {
            bits = layer.activate(bits, digits.size(), crew);
        }
        byte[] labels = new byte[digits.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) label(bits[i]);
        }
        return labels;
    }

    /** How many pictures get their label. */
    int right(Digits digits, Crew crew) {
        byte[] labels = classify(digits, crew);
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += labels[i] == digits.labels()[i] ? 1 : 0;
        }
        return right;
    }

    /** The label that output bits stand for: the highest set one of the low ten, or 0. */
    static int label(long outputs) {
        long low = outputs & ((1L << Digits.CLASSES) - 1);
        return low == 0 ? 0 : Long.SIZE - 1 - Long.numberOfLeadingZeros(low);
    }
}

package dev.smi.apps.bnn.device;

import dev.smi.apps.bnn.format.LayerParameters;
import dev.smi.apps.bnn.format.LayerShape;

/** Parameters as the kernels want them: sixteen rows side by side, words of 32 bits. Stateless. */
final class DeviceLayer {

    /** Rows that lie side by side. */
    static final int BLOCK = 16;

    private DeviceLayer() {}

    /** {@code [rows / 16][words][16]}, or {@code [rows / 16][words][2][16]} for weights of two bits. */
    static int[] weights(LayerParameters layer) {
        LayerShape shape = layer.shape();
        int planes = shape.weightBits();
        int words = shape.columns() / Integer.SIZE;
        int[] packed = new int[shape.rows() * words * planes];
        for (int row = 0; row < shape.rows(); row++) {
            for (int column = 0; column < shape.columns(); column++) {
                int at = (row / BLOCK * words + column / Integer.SIZE) * planes * BLOCK + row % BLOCK;
                int weight = layer.weight(row, column);
                if (planes == 1) {
                    packed[at] |= (weight > 0 ? 1 : 0) << column;
                } else {
                    packed[at] |= (weight < 0 ? 1 : 0) << column;
                    packed[at + BLOCK] |= ((weight & 1) == 0 ? 1 : 0) << column;
                }
            }
        }
        return packed;
    }

    /** What the kernels compare with: differing bits of a binary layer, the sum of a ternary one. */
    static int[] limits(LayerParameters layer) {
        LayerShape shape = layer.shape();
        int[] limits = thresholds(layer);
        for (int i = 0; shape.weightBits() == 1 && i < limits.length; i++) {
            limits[i] = shape.columns() - limits[i];
        }
        return limits;
    }

    /** {@code [thresholds][rows]}; those out of reach are cut. */
    static int[] thresholds(LayerParameters layer) {
        LayerShape shape = layer.shape();
        int[] thresholds = new int[shape.rows() * shape.thresholds()];
        for (int i = 0; i < thresholds.length; i++) {
            long threshold = layer.threshold(i % shape.rows(), i / shape.rows());
            thresholds[i] = Math.clamp(threshold, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return thresholds;
    }

    /** {@code [columns][rows]}: the weights of a first layer as numbers. */
    static short[] numbers(LayerParameters layer) {
        LayerShape shape = layer.shape();
        short[] numbers = new short[shape.rows() * shape.columns()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (short) layer.weight(i % shape.rows(), i / shape.rows());
        }
        return numbers;
    }
}

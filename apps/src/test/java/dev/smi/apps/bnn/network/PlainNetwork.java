package dev.smi.apps.bnn.network;

import dev.smi.apps.bnn.format.LayerParameters;
import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.Parameters;
import java.util.List;

/** The networks as they are specified, number by number: what classifiers are compared with. */
final class PlainNetwork {

    private final Parameters parameters;
    private final boolean isBinary;

    PlainNetwork(Parameters parameters) {
        this.parameters = parameters;
        isBinary = parameters.network() != Network.CNV_W2A2;
    }

    /** The scores of a picture; 1 and 0 for LFC. */
    int[] scores(byte[] picture) {
        return parameters.network() == Network.LFC_W1A1 ? digit(picture) : colours(picture);
    }

    private int[] digit(byte[] picture) {
        int[] values = new int[832];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < picture.length && (picture[i] & 0xff) >= 128 ? 1 : -1;
        }
        for (LayerParameters layer : parameters.layers()) {
            int[] next = new int[layer.shape().rows()];
            for (int row = 0; row < next.length; row++) {
                next[row] = activation(layer, row, agreeing(sum(layer, row, values), values.length));
            }
            values = next;
        }
        int[] scores = new int[Scores.CLASSES];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = values[i] > 0 ? 1 : 0;
        }
        return scores;
    }

    private int[] colours(byte[] picture) {
        int size = 32;
        int[] values = new int[3 * size * size];
        for (int pixel = 0; pixel < size * size; pixel++) {
            for (int colour = 0; colour < 3; colour++) {
                double p = picture[1 + colour * size * size + pixel] & 0xff;
                double scaled = Math.floor((2 * p / 255 - 1) * 128 + 0.5);
                values[3 * pixel + colour] = (int) Math.max(-128, Math.min(127, scaled));
            }
        }
        List<LayerParameters> layers = parameters.layers();
        for (int i = 0; i < 6; i++) {
            values = convolve(layers.get(i), values, size, i == 0);
            size -= 2;
            if (i == 1 || i == 3) {
                values = pool(values, size, layers.get(i).shape().rows());
                size /= 2;
            }
        }
        for (int i = 6; i < 8; i++) {
            int[] next = new int[layers.get(i).shape().rows()];
            for (int row = 0; row < next.length; row++) {
                next[row] = activation(layers.get(i), row, counted(sum(layers.get(i), row, values), values.length));
            }
            values = next;
        }
        int[] scores = new int[Scores.CLASSES];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = counted(sum(layers.getLast(), i, values), values.length);
        }
        return scores;
    }

    private int[] convolve(LayerParameters layer, int[] values, int size, boolean isFirst) {
        int rows = layer.shape().rows();
        int channels = layer.shape().columns() / 9;
        int outputs = size - 2;
        int[] window = new int[layer.shape().columns()];
        int[] next = new int[outputs * outputs * rows];
        for (int output = 0; output < outputs * outputs; output++) {
            for (int line = 0; line < 3; line++) {
                int from = ((output / outputs + line) * size + output % outputs) * channels;
                System.arraycopy(values, from, window, line * 3 * channels, 3 * channels);
            }
            for (int row = 0; row < rows; row++) {
                int sum = sum(layer, row, window);
                next[output * rows + row] = activation(layer, row, isFirst ? 2 * sum : counted(sum, window.length));
            }
        }
        return next;
    }

    private static int[] pool(int[] values, int size, int channels) {
        int half = size / 2;
        int[] next = new int[half * half * channels];
        for (int i = 0; i < next.length; i++) {
            int y = i / channels / half * 2;
            int x = i / channels % half * 2;
            int most = Integer.MIN_VALUE;
            for (int near = 0; near < 4; near++) {
                most = Math.max(most, values[((y + near / 2) * size + x + near % 2) * channels + i % channels]);
            }
            next[i] = most;
        }
        return next;
    }

    private static int sum(LayerParameters layer, int row, int[] values) {
        int sum = 0;
        for (int column = 0; column < values.length; column++) {
            sum += layer.weight(row, column) * values[column];
        }
        return sum;
    }

    private int counted(int sum, int columns) {
        return isBinary ? agreeing(sum, columns) : sum;
    }

    /** Of a sum of products of -1 and 1, how many of them are 1. */
    private static int agreeing(int sum, int columns) {
        return (sum + columns) / 2;
    }

    private int activation(LayerParameters layer, int row, int sum) {
        int above = 0;
        for (int i = 0; i < layer.shape().thresholds(); i++) {
            above += layer.threshold(row, i) < sum ? 1 : 0;
        }
        return isBinary ? 2 * above - 1 : above - 1;
    }
}

package dev.smi.apps.bnn.kernel;

import dev.smi.apps.bnn.format.LayerParameters;
import dev.smi.apps.bnn.format.LayerShape;

/**
 * A layer with weights and activations -1 and 1, a bit each; immutable.
 *
 * <p>Its sum is the number of bits of weights and input that agree. What is counted are those that differ, and its
 * threshold turned round accordingly.
 */
public final class BinaryLayer implements PackedLayer {

    /** {@code [rows / 8][words][8]}: words of eight rows side by side, bit c of word w for column 64 w + c. */
    final long[] weights;

    /** {@code [rows]}: an output is 1 if fewer bits than this differ. */
    final long[] limits;

    final int rows;
    final int words;

    /** Packs parameters. */
    public BinaryLayer(LayerParameters parameters) {
        LayerShape shape = parameters.shape();
        rows = shape.rows();
        words = shape.columns() / Long.SIZE;
        weights = new long[rows * words];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < shape.columns(); column++) {
                if (parameters.weight(row, column) > 0) {
                    weights[at(row, column / Long.SIZE)] |= 1L << column;
                }
            }
        }
        limits = new long[rows];
        for (int row = 0; row < rows && shape.thresholds() > 0; row++) {
            limits[row] = shape.columns() - parameters.threshold(row, 0);
        }
    }

    private int at(int row, int word) {
        return (row / BLOCK * words + word) * BLOCK + row % BLOCK;
    }

    @Override
    public int inputWords() {
        return words;
    }

    @Override
    public int outputWords() {
        return rows / Long.SIZE;
    }

    @Override
    public void run(Kernel kernel, long[] in, int first, int outputs, long[] out, int outFirst) {
        kernel.binary(this, in, first, outputs, out, outFirst);
    }

    @Override
    public int sum(int row, long[] in, int first) {
        int differ = 0;
        for (int word = 0; word < words; word++) {
            differ += Long.bitCount(weights[at(row, word)] ^ in[first + word]);
        }
        return words * Long.SIZE - differ;
    }

    @Override
    public void pool(long[] in, int size, long[] out) {
        int pixel = outputWords();
        int line = size * pixel;
        for (int y = 0; y < size / 2; y++) {
            for (int i = 0; i < line / 2; i++) {
                int from = 2 * y * line + i / pixel * 2 * pixel + i % pixel;
                out[y * line / 2 + i] = in[from] | in[from + pixel] | in[from + line] | in[from + line + pixel];
            }
        }
    }
}

package dev.smi.apps.bnn.kernel;

import dev.smi.apps.bnn.format.LayerParameters;
import dev.smi.apps.bnn.format.LayerShape;

/**
 * A layer with weights from -2 to 1, and activations -1, 0 and 1; immutable.
 *
 * <p>Activations are pairs of words: which are not 0, and which are negative. A weight w is (2 u + v - 1) / 2 with u
 * and v of -1 and 1, a bit each: u is the sign, v the lower bit of its two's complement. With d(u) for how many of the
 * activations that are not 0 have another sign than u, the sum of the products is
 *
 * <pre>
 * (activations that are not 0) + (activations that are negative) - (2 d(u) + d(v))
 * </pre>
 *
 * which takes two counts of bits for each word.
 */
public final class TernaryLayer implements PackedLayer {

    /** {@code [rows / 8][words][u, v][8]}; a bit is 1 where u, or v, is negative... as in {@link BinaryLayer}. */
    final long[] weights;

    /** {@code [2][rows]}: the lower thresholds, then the upper ones. */
    final long[] limits;

    final int rows;
    final int words;

    /** Packs parameters. */
    public TernaryLayer(LayerParameters parameters) {
        LayerShape shape = parameters.shape();
        rows = shape.rows();
        words = shape.columns() / Long.SIZE;
        weights = new long[2 * rows * words];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < shape.columns(); column++) {
                int weight = parameters.weight(row, column);
                int at = at(row, column / Long.SIZE);
                weights[at] |= (weight < 0 ? 1L : 0L) << column;
                weights[at + BLOCK] |= ((weight & 1) == 0 ? 1L : 0L) << column;
            }
        }
        limits = new long[2 * rows];
        for (int i = 0; i < shape.thresholds() * rows; i++) {
            limits[i] = parameters.threshold(i % rows, i / rows);
        }
    }

    private int at(int row, int word) {
        return (row / BLOCK * words + word) * 2 * BLOCK + row % BLOCK;
    }

    @Override
    public int inputWords() {
        return 2 * words;
    }

    @Override
    public int outputWords() {
        return 2 * rows / Long.SIZE;
    }

    @Override
    public void run(Kernel kernel, long[] in, int first, int outputs, long[] out, int outFirst) {
        kernel.ternary(this, in, first, outputs, out, outFirst);
    }

    @Override
    public int sum(int row, long[] in, int first) {
        int sum = 0;
        for (int word = 0; word < words; word++) {
            long any = in[first + 2 * word];
            long negative = in[first + 2 * word + 1];
            int at = at(row, word);
            sum += Long.bitCount(any) + Long.bitCount(negative);
            sum -= 2 * Long.bitCount((weights[at] ^ negative) & any);
            sum -= Long.bitCount((weights[at + BLOCK] ^ negative) & any);
        }
        return sum;
    }

    @Override
    public void pool(long[] in, int size, long[] out) {
        int pixel = outputWords();
        int line = size * pixel;
        for (int y = 0; y < size / 2; y++) {
            for (int i = 0; i < line / 2; i += 2) {
                int from = 2 * y * line + i / pixel * 2 * pixel + i % pixel;
                long negative = in[from + 1] & in[from + pixel + 1] & in[from + line + 1] & in[from + line + pixel + 1];
                long positive = positive(in, from)
                        | positive(in, from + pixel)
                        | positive(in, from + line)
                        | positive(in, from + line + pixel);
                out[y * line / 2 + i] = positive | negative;
                out[y * line / 2 + i + 1] = negative;
            }
        }
    }

    private static long positive(long[] in, int at) {
        return in[at] & ~in[at + 1];
    }

    /** Of two bits, above the lower and above the upper threshold, whether the activation is not 0. */
    static long any(long aboveLower, long aboveUpper) {
        return ~(aboveLower ^ aboveUpper);
    }

    /** Of the same, whether the activation is negative. */
    static long negative(long aboveLower, long aboveUpper) {
        return ~(aboveLower | aboveUpper);
    }
}

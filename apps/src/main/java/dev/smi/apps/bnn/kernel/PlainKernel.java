package dev.smi.apps.bnn.kernel;

import static dev.smi.apps.bnn.kernel.PackedLayer.BLOCK;

/** The loops in plain Java. */
final class PlainKernel implements Kernel {

    @Override
    public String description() {
        return "plain Java";
    }

    @Override
    public void binary(BinaryLayer layer, long[] in, int first, int outputs, long[] out, int outFirst) {
        int blockWords = layer.words * BLOCK;
        for (int output = 0; output < outputs; output++) {
            int from = first + output * layer.inputWords();
            int to = outFirst + output * layer.outputWords();
            for (int row = 0; row < layer.rows; row++) {
                int weight = row / BLOCK * blockWords + row % BLOCK;
                int differ = 0;
                for (int i = 0; i < layer.words; i++, weight += BLOCK) {
                    differ += Long.bitCount(layer.weights[weight] ^ in[from + i]);
                }
                put(out, to + row / Long.SIZE, row, differ < layer.limits[row]);
            }
        }
    }

    @Override
    public void ternary(TernaryLayer layer, long[] in, int first, int outputs, long[] out, int outFirst) {
        int blockWords = 2 * layer.words * BLOCK;
        for (int output = 0; output < outputs; output++) {
            int from = first + output * layer.inputWords();
            int to = outFirst + output * layer.outputWords();
            int base = base(in, from, layer.inputWords());
            for (int row = 0; row < layer.rows; row++) {
                int weight = row / BLOCK * blockWords + row % BLOCK;
                int less = 0;
                for (int i = from; i < from + layer.inputWords(); i += 2, weight += 2 * BLOCK) {
                    long any = in[i];
                    long negative = in[i + 1];
                    less += 2 * Long.bitCount((layer.weights[weight] ^ negative) & any);
                    less += Long.bitCount((layer.weights[weight + BLOCK] ^ negative) & any);
                }
                boolean isAboveLower = base - less > layer.limits[row];
                boolean isAboveUpper = base - less > layer.limits[layer.rows + row];
                int word = to + row / Long.SIZE * 2;
                put(out, word, row, isAboveLower == isAboveUpper);
                put(out, word + 1, row, !isAboveLower && !isAboveUpper);
            }
        }
    }

    /** How many activations are not 0, and how many are negative, together. */
    static int base(long[] in, int from, int words) {
        int base = 0;
        for (int i = from; i < from + words; i++) {
            base += Long.bitCount(in[i]);
        }
        return base;
    }

    private static void put(long[] out, int word, int bit, boolean isSet) {
        long before = bit % Long.SIZE == 0 ? 0 : out[word];
        out[word] = before | (isSet ? 1L : 0L) << bit;
    }

    @Override
    public void signedSums(short[] in, int[] lines, int from, int count, short[] sums, int first) {
        for (int x = 0; x < InputLayer.WIDTH; x++) {
            int none = 0;
            for (int i = from; i < from + count; i++) {
                none -= in[lines[i] + x];
            }
            sums[first + x] = (short) none;
        }
        for (int i = 0; i < count; i++) {
            int size = InputLayer.WIDTH << i;
            for (int k = 0; k < size; k++) {
                int twice = 2 * in[lines[from + i] + k % InputLayer.WIDTH];
                sums[first + size + k] = (short) (sums[first + k] + twice);
            }
        }
    }

    @Override
    public void above(InputLayer layer, short[] sums, int bias, int slot, long[] masks) {
        int[] lines = layer.lines[slot];
        for (int row = 0; row < layer.rows; row++) {
            for (int i = 0; i < layer.thresholds; i++) {
                masks[i * layer.rows + row] = 0;
            }
            for (int x = 0; x < InputLayer.WIDTH; x++) {
                int sum = 0;
                for (int plane = 0; plane < layer.planes; plane++) {
                    sum *= 2;
                    int lookup = (row * layer.planes + plane) * InputLayer.LOOKUPS;
                    for (int i = 0; i < InputLayer.LOOKUPS; i++) {
                        sum += sums[lines[lookup + i] + x];
                    }
                }
                sum += sums[bias + x];
                for (int i = 0; i < layer.thresholds; i++) {
                    boolean isAbove = sum > layer.limits[i * layer.rows + row];
                    masks[i * layer.rows + row] |= (isAbove ? 1L : 0L) << x;
                }
            }
        }
    }
}

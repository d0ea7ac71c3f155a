package dev.smi.apps.bnn.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Runs the first layer of CNV on pictures, one after the other. Owned by one thread. */
public final class InputStage {

    /** Lines, and columns, of a picture. */
    public static final int SIZE = 32;

    /** Bytes of a picture: red, green, blue; line by line. */
    public static final int BYTES = 3 * SIZE * SIZE;

    /** Lines, and columns, of the outputs. */
    public static final int OUTPUTS = SIZE - 2;

    /** Elements from a line to the next; windows are shifted by two, and read to the end of their width. */
    private static final int PITCH = 40;

    private static final short[] QUANTISED = quantised();

    private final InputLayer layer;
    private final Kernel kernel;
    private final short[] picture = new short[3 * SIZE * PITCH];
    private final short[] sums = new short[InputLayer.LINES * InputLayer.SLOT + InputLayer.WIDTH];
    private final int[] inputs = new int[InputLayer.INPUTS];
    private final long[] masks;
    private final long[] columns = new long[2 * Long.SIZE];

    /** A stage with memory of its own. */
    public InputStage(InputLayer layer, Kernel kernel) {
        this.layer = layer;
        this.kernel = kernel;
        masks = new long[layer.thresholds * layer.rows];
    }

    /** Pixels as numbers of 7 fractional bits, from -1 to 1; {@code [256]}. */
    public static short[] quantised() {
        short[] all = new short[256];
        for (int p = 0; p < all.length; p++) {
            all[p] = (short) Math.clamp((long) Math.floor((2 * p / 255.0 - 1) * 128 + 0.5), -128, 127);
        }
        return all;
    }

    /**
     * Computes the activations of a picture.
     *
     * @param pictures bytes of pictures
     * @param at where the picture begins
     * @param out takes 30 x 30 pixels of one word for each threshold
     */
    public void run(MemorySegment pictures, long at, long[] out) {
        for (int line = 0; line < 3 * SIZE; line++) {
            for (int x = 0; x < SIZE; x++) {
                int pixel = pictures.get(ValueLayout.JAVA_BYTE, at + (long) line * SIZE + x) & 0xff;
                picture[line * PITCH + x] = QUANTISED[pixel];
            }
        }
        for (int line = 0; line < SIZE; line++) {
            prepare(line);
            if (line >= 2) {
                outputs(line - 2, out);
            }
        }
    }

    /** Makes the signed sums of a line of the picture. */
    private void prepare(int line) {
        for (int i = 0; i < InputLayer.INPUTS; i++) {
            inputs[i] = (i % 3 * SIZE + line) * PITCH + i / 3;
        }
        int slot = line % InputLayer.LINES * InputLayer.SLOT;
        kernel.signedSums(picture, inputs, 0, InputLayer.FIRST, sums, slot);
        int rest = InputLayer.INPUTS - InputLayer.FIRST;
        kernel.signedSums(picture, inputs, InputLayer.FIRST, rest, sums, slot + InputLayer.SECOND);
    }

    private void outputs(int y, long[] out) {
        int bias = InputLayer.LINES * InputLayer.SLOT;
        if (layer.planes == 2) {
            // minus the sum of all inputs: the sums that subtract every one of them are the first ones
            for (int x = 0; x < InputLayer.WIDTH; x++) {
                int sum = 0;
                for (int slot = 0; slot < InputLayer.LINES; slot++) {
                    sum += sums[slot * InputLayer.SLOT + x] + sums[slot * InputLayer.SLOT + InputLayer.SECOND + x];
                }
                sums[bias + x] = (short) sum;
            }
        }
        kernel.above(layer, sums, bias, y % InputLayer.LINES, masks);
        for (int i = 0; i < layer.thresholds; i++) {
            BitMatrix.turn(masks, i * Long.SIZE, columns, i * Long.SIZE);
        }
        int first = y * OUTPUTS * layer.thresholds;
        if (layer.thresholds == 1) {
            System.arraycopy(columns, 0, out, first, OUTPUTS);
            return;
        }
        for (int x = 0; x < OUTPUTS; x++) {
            out[first + 2 * x] = TernaryLayer.any(columns[x], columns[Long.SIZE + x]);
            out[first + 2 * x + 1] = TernaryLayer.negative(columns[x], columns[Long.SIZE + x]);
        }
    }
}

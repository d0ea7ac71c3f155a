package dev.smi.apps.bnn.network;

import dev.smi.apps.bnn.format.LayerParameters;
import dev.smi.apps.bnn.format.Parameters;
import dev.smi.apps.bnn.kernel.InputLayer;
import dev.smi.apps.bnn.kernel.InputStage;
import dev.smi.apps.bnn.kernel.Kernel;
import dev.smi.apps.bnn.kernel.PackedLayer;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * CNV: six convolutions of 3x3, with pooling after the second and the fourth, and three layers that are fully
 * connected. Activations lie pixel by pixel, so that a line of a window is a run of words. Windows are copied side by
 * side, as the kernels are fastest in one long loop.
 */
final class CnvClassifier implements Classifier {

    private static final int CONVOLUTIONS = 6;

    private final Kernel kernel;
    private final InputStage input;

    /** Layers from the second on. */
    private final List<PackedLayer> layers;

    private final int bytes;
    private final int pixels;
    private final long[] windows;
    private long[] in;
    private long[] out;

    CnvClassifier(Parameters parameters, Kernel kernel) {
        this.kernel = kernel;
        LayerParameters first = parameters.layers().getFirst();
        input = new InputStage(new InputLayer(first), kernel);
        layers = parameters.layers().stream().skip(1).map(PackedLayer::of).toList();
        bytes = Pictures.bytes(parameters.network());
        pixels = Pictures.pixels(parameters.network());
        int words = InputStage.OUTPUTS * InputStage.OUTPUTS * first.shape().thresholds();
        windows = new long
                [layers.stream()
                                .limit(CONVOLUTIONS - 1)
                                .mapToInt(PackedLayer::inputWords)
                                .max()
                                .orElse(0)
                        * InputStage.OUTPUTS];
        in = new long[words];
        out = new long[words];
    }

    @Override
    public void classify(MemorySegment pictures, long count, MemorySegment scores) {
        for (long picture = 0; picture < count; picture++) {
            input.run(pictures, picture * bytes + pixels, in);
            int last = layers.size() - 1;
            int size = InputStage.OUTPUTS;
            int words = layers.getFirst().outputWords();
            for (int i = 0; i < last; i++) {
                PackedLayer layer = layers.get(i);
                if (i + 1 < CONVOLUTIONS) {
                    size = convolve(layer, size, words);
                } else {
                    layer.run(kernel, in, 0, 1, out, 0);
                    swap();
                }
                words = layer.outputWords();
                if (i == 0 || i == 2) {
                    layer.pool(in, size, out);
                    swap();
                    size /= 2;
                }
            }
            for (int i = 0; i < Scores.CLASSES; i++) {
                Scores.set(scores, picture, i, layers.get(last).sum(i, in, 0));
            }
        }
    }

    private int convolve(PackedLayer layer, int size, int words) {
        int outputs = size - 2;
        for (int y = 0; y < outputs; y++) {
            gather(y, size, words);
            layer.run(kernel, windows, 0, outputs, out, y * outputs * layer.outputWords());
        }
        swap();
        return outputs;
    }

    /** Copies the windows of a line of outputs, one after the other. */
    private void gather(int y, int size, int words) {
        int run = 3 * words;
        int to = 0;
        for (int x = 0; x < size - 2; x++) {
            for (int line = y; line < y + 3; line++) {
                int from = (line * size + x) * words;
                for (int i = 0; i < run; i++) {
                    windows[to + i] = in[from + i];
                }
                to += run;
            }
        }
    }

    private void swap() {
        long[] other = in;
        in = out;
        out = other;
    }
}

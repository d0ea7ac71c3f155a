package dev.smi.apps.bnn.network;

import dev.smi.apps.bnn.format.LayerParameters;
import dev.smi.apps.bnn.format.Parameters;
import dev.smi.apps.bnn.kernel.InputLayer;
import dev.smi.apps.bnn.kernel.InputStage;
import dev.smi.apps.bnn.kernel.Kernel;
import dev.smi.apps.bnn.kernel.PackedLayer;
import dev.smi.apps.bnn.kernel.Window;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * CNV: six convolutions of 3x3, with pooling after the second and the fourth, and three layers that are fully
 * connected. Activations lie pixel by pixel, so that a line of a window is a run of words.
 */
final class CnvClassifier implements Classifier {

    private static final int CONVOLUTIONS = 6;

    private final Kernel kernel;
    private final InputStage input;

    /** Layers from the second on. */
    private final List<PackedLayer> layers;

    private final int bytes;
    private final int pixels;
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
                    layer.run(kernel, in, 0, Window.whole(words), 1, out, 0);
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
        Window window = Window.square(size, words);
        for (int y = 0; y < outputs; y++) {
            int to = y * outputs * layer.outputWords();
            layer.run(kernel, in, y * size * words, window, outputs, out, to);
        }
        swap();
        return outputs;
    }

    private void swap() {
        long[] other = in;
        in = out;
        out = other;
    }
}

package dev.smi.apps.bnn.network;

import dev.smi.apps.bnn.format.Parameters;
import dev.smi.apps.bnn.kernel.Kernel;
import dev.smi.apps.bnn.kernel.PackedLayer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** LFC: four layers that are fully connected. Several pictures go through a layer at once, as its weights are many. */
final class LfcClassifier implements Classifier {

    /** Pictures that go through a layer at once. */
    private static final int BATCH = 16;

    /** A pixel as bright as this is a 1. */
    private static final int BRIGHT = 128;

    private final Kernel kernel;
    private final List<PackedLayer> layers;
    private final int inputWords;
    private final int bytes;
    private long[] in;
    private long[] out;

    LfcClassifier(Parameters parameters, Kernel kernel) {
        this.kernel = kernel;
        layers = parameters.layers().stream().map(PackedLayer::of).toList();
        inputWords = parameters.layers().getFirst().shape().columns() / Long.SIZE;
        bytes = Pictures.bytes(parameters.network());
        int widest = layers.stream().mapToInt(PackedLayer::outputWords).max().orElse(0);
        in = new long[BATCH * Math.max(widest, inputWords)];
        out = new long[in.length];
    }

    @Override
    public void classify(MemorySegment pictures, long count, MemorySegment scores) {
        for (long first = 0; first < count; first += BATCH) {
            int batch = (int) Math.min(BATCH, count - first);
            for (int i = 0; i < batch; i++) {
                pack(pictures, (first + i) * bytes, in, i * inputWords, inputWords);
            }
            int words = inputWords;
            for (int i = 0; i < layers.size(); i++) {
                PackedLayer layer = layers.get(i);
                layer.run(kernel, in, 0, batch, out, 0);
                words = layer.outputWords();
                long[] other = in;
                in = out;
                out = other;
            }
            for (int i = 0; i < batch; i++) {
                for (int digit = 0; digit < Scores.CLASSES; digit++) {
                    Scores.set(scores, first + i, digit, (int) (in[i * words] >>> digit & 1));
                }
            }
        }
    }

    /** A bit for each pixel, and zeros up to the last word. */
    private static void pack(MemorySegment pictures, long at, long[] out, int first, int words) {
        int pixels = 28 * 28;
        for (int word = 0; word < words; word++) {
            long bits = 0;
            int end = Math.min(Long.SIZE, pixels - word * Long.SIZE);
            for (int i = 0; i < end; i++) {
                int pixel = pictures.get(ValueLayout.JAVA_BYTE, at + (long) word * Long.SIZE + i) & 0xff;
                bits |= (pixel >= BRIGHT ? 1L : 0L) << i;
            }
            out[first + word] = bits;
        }
    }
}

package dev.smi.apps.bnn.train;

import dev.smi.apps.bnn.format.LayerShape;
import dev.smi.apps.bnn.format.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Trains LFC-W1A1. Used by one thread. */
final class Trainer {

    /** The last pictures are changed less by so much, as those to be read are not changed at all. */
    private static final double CALMING = 2.0 / 3;

    /** Sets the random numbers of neighbouring pictures and epochs apart. */
    private static final long MIX = 0xd1342543de82ef95L;
    /** Rows of the last layer that are learnt: those of the classes, and a few more to fill a vector. */
    private static final int OUTPUTS = 16;

    private final Settings settings;
    private final Digits digits;
    private final Crew crew;
    private final List<Layer> layers = new ArrayList<>();
    private final List<long[]> bits = new ArrayList<>();
    private final List<float[]> panels = new ArrayList<>();
    private final byte[] labels;
    private final int[] order;
    private final SplittableRandom random;
    private int step;

    Trainer(Settings settings, Digits digits, Crew crew) {
        this.crew = crew;
        this.settings = settings;
        this.digits = digits;
        int batch = settings.batch();
        if (digits.size() < batch) {
            throw new IllegalArgumentException(digits.size() + " samples are less than a batch of " + batch);
        }
        random = new SplittableRandom(settings.seed());
        labels = new byte[batch];
        order = new int[digits.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        List<LayerShape> shapes = Network.LFC_W1A1.layers();
        for (int i = 0; i < shapes.size(); i++) {
            LayerShape shape = shapes.get(i);
            int rows = i == shapes.size() - 1 ? OUTPUTS : shape.rows();
            int used = i == 0 ? Digits.PIXELS : shape.columns();
            layers.add(new Layer(batch, new Weights(rows, shape.columns(), used, random.split()), crew));
            bits.add(new long[batch * shape.columns() / Long.SIZE]);
            panels.add(new float[batch * shape.columns()]);
        }
    }

    List<Layer> layers() {
        return layers;
    }

    /** Trains once with every sample, but for those that fill no batch. */
    void epoch(int epoch) {
        shuffle();
        int batches = order.length / settings.batch();
        for (int i = 0; i < batches; i++) {
            double progress = (epoch + (double) i / batches) / settings.epochs();
            load(epoch, i * settings.batch(), settings.warp().weaker((float) (1 - progress * CALMING)));
            forward();
            backward();
            learn(settings.rate() * (float) StrictMath.pow(1e-3, progress));
        }
    }

    private void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[other];
            order[other] = swap;
        }
    }

    private void load(int epoch, int first, Warp warp) {
        long[] words = bits.getFirst();
        long seed = (settings.seed() * MIX + epoch) * MIX;
        crew.share(settings.batch(), 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                int picture = order[first + i];
                labels[i] = digits.labels()[picture];
                warp.pack(digits, picture, new SplittableRandom(seed + picture), words, i * Digits.WORDS);
                unpack(words, i, panels.getFirst());
            }
        });
    }

    private void unpack(long[] words, int sample, float[] target) {
        for (int i = 0; i < Digits.PIXELS; i++) {
            boolean isSet = (words[sample * Digits.WORDS + i / Long.SIZE] >> i & 1) != 0;
            target[Panels.index(sample, i, settings.batch())] = isSet ? 1 : -1;
        }
    }

    private void forward() {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forward(bits.get(i));
            if (i + 1 < layers.size()) {
                layers.get(i).activate(bits.get(i + 1), panels.get(i + 1));
            }
        }
    }

    private void backward() {
        layers.getLast().compare(labels);
        for (int i = layers.size() - 1; i >= 0; i--) {
            layers.get(i).backward(panels.get(i), i + 1 < layers.size() ? 1 : Float.POSITIVE_INFINITY);
            if (i > 0) {
                layers.get(i).passBack(layers.get(i - 1));
            }
        }
    }

    private void learn(float rate) {
        float corrected = Adam.corrected(rate, ++step);
        for (Layer layer : layers) {
            layer.step(corrected, corrected * settings.normRate());
        }
    }
}

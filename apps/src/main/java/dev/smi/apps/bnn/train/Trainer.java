package dev.smi.apps.bnn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Trains LFC-W1A1. Used by one thread. */
final class Trainer implements AutoCloseable {

    private static final int MIX = 0x9e3779b9;
    private static final int OUTPUTS = 16;
    private static final float LESSER = Float.parseFloat(System.getProperty("lesser", "1"));
    private static final float NORM_RATE = Float.parseFloat(System.getProperty("normrate", "0.1"));
    private static final Warp WARP = new Warp(Float.parseFloat(System.getProperty("slope", "0.12")), Float.parseFloat(System.getProperty("shift", "2")));

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

    Trainer(Settings settings, Digits digits) {
        this.settings = settings;
        this.digits = digits;
        int batch = settings.batch();
        if (digits.size() < batch) {
            throw new IllegalArgumentException(digits.size() + " samples are less than a batch of " + batch);
        }
        crew = new Crew(settings.threads());
        random = new SplittableRandom(settings.seed());
        labels = new byte[batch];
        order = new int[digits.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int i = 0; i < LfcShape.LAYERS; i++) {
            int rows = i == LfcShape.LAYERS - 1 ? OUTPUTS : LfcShape.rows(i);
            Weights weights = new Weights(rows, LfcShape.columns(i), LfcShape.used(i), random.split());
            layers.add(new Layer(batch, weights, crew));
            bits.add(new long[batch * LfcShape.words(i)]);
            panels.add(new float[batch * LfcShape.columns(i)]);
        }
    }

    List<Layer> layers() {
        return layers;
    }

    Crew crew() {
        return crew;
    }

    /** Trains once with every sample, but for those that fill no batch. */
    void epoch(int epoch) {
        shuffle();
        int batches = order.length / settings.batch();
        for (int i = 0; i < batches; i++) {
            double progress = (epoch + (double) i / batches) / settings.epochs();
            load(epoch, i * settings.batch());
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

    private void load(int epoch, int first) {
        long[] words = bits.getFirst();
        long seed = (settings.seed() * MIX + epoch) * MIX;
        crew.share(settings.batch(), 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                int picture = order[first + i];
                labels[i] = digits.labels()[picture];
                WARP.pack(digits, picture, new SplittableRandom(seed + picture), words, i * LfcShape.words(0));
                unpack(words, i, panels.getFirst());
            }
        });
    }

    private void unpack(long[] words, int sample, float[] target) {
        for (int i = 0; i < Digits.PIXELS; i++) {
            boolean isSet = (words[sample * LfcShape.words(0) + i / Long.SIZE] >> i & 1) != 0;
            target[Panels.index(sample, i, settings.batch())] = isSet ? 1 : -1;
        }
    }

    private void forward() {
        for (int i = 0; i < LfcShape.LAYERS; i++) {
            layers.get(i).forward(bits.get(i));
            if (i + 1 < LfcShape.LAYERS) {
                layers.get(i).activate(bits.get(i + 1), panels.get(i + 1));
            }
        }
    }

    private void backward() {
        layers.getLast().compare(labels, LESSER);
        for (int i = LfcShape.LAYERS - 1; i >= 0; i--) {
            layers.get(i).backward(panels.get(i), i + 1 < LfcShape.LAYERS ? 1 : Float.POSITIVE_INFINITY);
            if (i > 0) {
                layers.get(i).passBack(layers.get(i - 1));
            }
        }
    }

    private void learn(float rate) {
        float corrected = Adam.corrected(rate, ++step);
        for (Layer layer : layers) {
            layer.step(corrected, corrected * NORM_RATE);
        }
    }

    @Override
    public void close() {
        crew.close();
    }
}

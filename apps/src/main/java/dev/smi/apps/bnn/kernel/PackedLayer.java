package dev.smi.apps.bnn.kernel;

import dev.smi.apps.bnn.format.LayerParameters;

/** A layer as kernels want it. Immutable, so that units share it. */
public sealed interface PackedLayer permits BinaryLayer, TernaryLayer {

    /** Rows that lie side by side. */
    int BLOCK = 8;

    /** Packs parameters of one bit, or of two. */
    static PackedLayer of(LayerParameters parameters) {
        return parameters.shape().weightBits() == 1 ? new BinaryLayer(parameters) : new TernaryLayer(parameters);
    }

    /** Words of the activations that an output is computed from. */
    int inputWords();

    /** Words of the activations of one output: a bit for each row, or two. */
    int outputWords();

    /**
     * Computes outputs.
     *
     * @param in activations, {@link #inputWords} for each output, one after the other
     * @param first the first word of the first output's
     * @param outputs how many
     * @param out takes {@link #outputWords} for each
     */
    void run(Kernel kernel, long[] in, int first, int outputs, long[] out, int outFirst);

    /** The sum of one row, before thresholds: agreeing bits, or the sum of products. */
    int sum(int row, long[] in, int first);

    /**
     * The greatest of two by two pixels.
     *
     * @param size lines and columns of the input, even
     */
    void pool(long[] in, int size, long[] out);
}

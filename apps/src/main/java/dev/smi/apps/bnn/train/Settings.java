package dev.smi.apps.bnn.train;

/**
 * How to train.
 *
 * @param epochs how often every sample is seen, at least 1
 * @param seed of everything random; the same seed gives the same network
 * @param threads how many work; the network does not depend on it
 * @param batch samples between two steps, a multiple of 4
 * @param rate of the first step; the last one's is a thousandth of it
 * @param normRate what part of the rate the normalisation learns with
 * @param warp how much pictures are changed each time they are seen, at first; in the end a third of that
 * @param validation samples at the end that are not trained with
 */
record Settings(int epochs, long seed, int threads, int batch, float rate, float normRate, Warp warp, int validation) {

    /** Epochs unless told. */
    static final int EPOCHS = 14;

    /** Samples kept for validation unless told. */
    static final int VALIDATION = 5000;

    /** Samples between two steps. */
    static final int BATCH = 128;

    private static final float RATE = 0.1f;
    private static final float NORM_RATE = 0.1f;
    private static final Warp WARP = new Warp(0.09f, 1.5f);

    Settings {
        if (epochs < 1 || threads < 1 || batch < Panels.ROWS || batch % Panels.ROWS != 0 || validation < 0) {
            throw new IllegalArgumentException(
                    epochs + " epochs, " + threads + " threads, batches of " + batch + ", validation " + validation);
        }
    }

    /** The settings that the shipped network was trained with, but for what is given. */
    static Settings of(int epochs, long seed, int threads, int validation) {
        return new Settings(epochs, seed, threads, BATCH, RATE, NORM_RATE, WARP, validation);
    }
}

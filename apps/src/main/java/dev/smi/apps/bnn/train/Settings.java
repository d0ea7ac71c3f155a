package dev.smi.apps.bnn.train;

/**
 * How to train.
 *
 * @param epochs how often every sample is seen, at least 1
 * @param seed of everything random; the same seed gives the same network
 * @param threads how many work; the network does not depend on it
 * @param batch samples between two steps, a multiple of 4
 * @param rate of the first step; the last one's is a thousandth of it
 * @param validation samples at the end that are not trained with
 */
record Settings(int epochs, long seed, int threads, int batch, float rate, int validation) {

    Settings {
        if (epochs < 1 || threads < 1 || batch < Panels.ROWS || batch % Panels.ROWS != 0 || validation < 0) {
            throw new IllegalArgumentException(
                    epochs + " epochs, " + threads + " threads, batches of " + batch + ", validation " + validation);
        }
    }
}

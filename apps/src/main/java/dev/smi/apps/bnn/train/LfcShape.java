package dev.smi.apps.bnn.train;

/** The layers of LFC-W1A1: fully connected, every one with thresholds. Stateless. */
final class LfcShape {

    /** Number of layers. */
    static final int LAYERS = 4;

    private static final int[] COLUMNS = {832, 1024, 1024, 1024};
    private static final int[] ROWS = {1024, 1024, 1024, 64};

    private LfcShape() {}

    /** Input bits of a layer, padding included. */
    static int columns(int layer) {
        return COLUMNS[layer];
    }

    /** Input bits of a layer that carry something: a picture has fewer than its layer. */
    static int used(int layer) {
        return layer == 0 ? Digits.PIXELS : COLUMNS[layer];
    }

    /** Output bits of a layer. */
    static int rows(int layer) {
        return ROWS[layer];
    }

    /** Words of a layer's input. */
    static int words(int layer) {
        return COLUMNS[layer] / Long.SIZE;
    }

    /** The label that output bits stand for: the highest set one of the low ten, or 0. */
    static int label(long outputs) {
        long low = outputs & ((1L << Digits.CLASSES) - 1);
        return low == 0 ? 0 : Long.SIZE - 1 - Long.numberOfLeadingZeros(low);
    }
}

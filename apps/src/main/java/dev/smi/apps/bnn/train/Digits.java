package dev.smi.apps.bnn.train;

import java.util.Arrays;

/**
 * Pictures of digits with their labels.
 *
 * @param pixels one byte each, picture by picture, row by row
 * @param labels 0 to 9, one for each picture
 */
@SuppressWarnings("ArrayRecordComponent")
record Digits(byte[] pixels, byte[] labels) {

    /** Rows and columns of a picture. */
    static final int SIDE = 28;

    /** Pixels of a picture. */
    static final int PIXELS = SIDE * SIDE;

    /** Words of a picture's bits, padding included. */
    static final int WORDS = 13;

    /** Different labels. */
    static final int CLASSES = 10;

    /** From here on a pixel is a set bit. */
    static final int THRESHOLD = 128;

    Digits {
        if (pixels.length != labels.length * PIXELS) {
            throw new IllegalArgumentException(pixels.length + " pixels for " + labels.length + " labels");
        }
        for (byte label : labels) {
            if (label < 0 || label >= CLASSES) {
                throw new IllegalArgumentException("label " + label + " is not within 0 to 9");
            }
        }
    }

    int size() {
        return labels.length;
    }

    /** The pictures {@code [from, to)}. */
    Digits slice(int from, int to) {
        return new Digits(Arrays.copyOfRange(pixels, from * PIXELS, to * PIXELS), Arrays.copyOfRange(labels, from, to));
    }

    /** The bits of all pictures, least significant first, each padded with zeros to the network's input. */
    long[] pack() {
        long[] words = new long[size() * WORDS];
        for (int i = 0; i < pixels.length; i++) {
            long bit = (pixels[i] & 0xff) >= THRESHOLD ? 1 : 0;
            int pixel = i % PIXELS;
            words[i / PIXELS * WORDS + pixel / Long.SIZE] |= bit << pixel;
        }
        return words;
    }
}

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
        return new Digits(
                Arrays.copyOfRange(pixels, from * PIXELS, to * PIXELS), Arrays.copyOfRange(labels, from, to));
    }

    /** Writes a picture's bits, least significant first, as the network reads them. */
    void pack(int picture, long[] words, int at) {
        int first = picture * PIXELS;
        Arrays.fill(words, at, at + LfcShape.words(0), 0);
        for (int i = 0; i < PIXELS; i++) {
            long bit = (pixels[first + i] & 0xff) >= THRESHOLD ? 1 : 0;
            words[at + i / Long.SIZE] |= bit << i;
        }
    }
}

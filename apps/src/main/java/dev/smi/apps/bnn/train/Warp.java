package dev.smi.apps.bnn.train;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws a picture a little turned, sheared, stretched and moved, so that the network sees no picture twice. Bilinear;
 * outside is black. Stateless.
 *
 * @param slope how far a column or row leans and stretches at most, a fraction
 * @param shift how far the picture moves at most, in pixels
 */
record Warp(float slope, float shift) {

    private static final float CENTRE = (Digits.SIDE - 1) / 2f;

    /** The same, but for so much of it. */
    Warp weaker(float part) {
        return new Warp(slope * part, shift * part);
    }

    /** Writes the bits of a picture that is drawn with these numbers. */
    void pack(Digits digits, int picture, SplittableRandom random, long[] words, int at) {
        float xx = 1 + slope * symmetric(random);
        float xy = slope * symmetric(random);
        float yx = slope * symmetric(random);
        float yy = 1 + slope * symmetric(random);
        float x0 = CENTRE + shift * symmetric(random) - CENTRE * (xx + xy);
        float y0 = CENTRE + shift * symmetric(random) - CENTRE * (yx + yy);
        Arrays.fill(words, at, at + Digits.WORDS, 0);
        int first = picture * Digits.PIXELS;
        int bit = 0;
        for (int row = 0; row < Digits.SIDE; row++) {
            for (int column = 0; column < Digits.SIDE; column++) {
                float x = x0 + xx * column + xy * row;
                float y = y0 + yx * column + yy * row;
                if (sample(digits.pixels(), first, x, y) >= Digits.THRESHOLD) {
                    words[at + bit / Long.SIZE] |= 1L << bit;
                }
                bit++;
            }
        }
    }

    private static float symmetric(SplittableRandom random) {
        return (random.nextInt(1 << 16) - (1 << 15)) / (float) (1 << 15);
    }

    private static float sample(byte[] pixels, int first, float x, float y) {
        if (x <= -1 || y <= -1 || x >= Digits.SIDE || y >= Digits.SIDE) {
            return 0;
        }
        int left = (int) (x + 1) - 1;
        int top = (int) (y + 1) - 1;
        float right = x - left;
        float down = y - top;
        float upper = pixel(pixels, first, left, top) * (1 - right) + pixel(pixels, first, left + 1, top) * right;
        float lower =
                pixel(pixels, first, left, top + 1) * (1 - right) + pixel(pixels, first, left + 1, top + 1) * right;
        return upper * (1 - down) + lower * down;
    }

    private static int pixel(byte[] pixels, int first, int x, int y) {
        return x < 0 || y < 0 || x >= Digits.SIDE || y >= Digits.SIDE ? 0 : pixels[first + y * Digits.SIDE + x] & 0xff;
    }
}

package dev.smi.apps.kmeans;

/**
 * A landscape to segment: mountains and hills behind a lake, under a sky with clouds and a low sun. Everything is made
 * of smooth noise from integer hashes, so that it is the same picture wherever it is computed. Colours are arrays of
 * red, green and blue.
 */
final class Landscape {

    private static final int SUN_ROW = 92;
    private static final int SUN_COL = 372;
    private static final int LAKE_ROW = 176;
    private static final int OCTAVES = 5;

    // odd numbers with bits all over, to hash with
    private static final int FIRST_MIX = 374761393;
    private static final int SECOND_MIX = 668265263;
    private static final int THIRD_MIX = 0x85EBCA77;
    private static final int LAST_MIX = 1274126177;

    private Landscape() {}

    /** The lake mirrors what stands above it, with ripples; the near shore is a meadow. */
    static void scene(float[] here, int row, int col) {
        float shore = ridge(col, 204, 44, 170, 51);
        if (row > shore) {
            float grass = noise(col, row, 10, 16, 61);
            float flowers = noise(col, row, 5, 5, 71);
            set(here, 52, 96, 32);
            mixWith(here, 164, 176, 60, stepBetween(0.25f, 0.75f, grass));
            mixInto(here, 24, 52, 26, stepBetween(0, 7, row - shore));
            mixWith(here, 214, 74, 62, stepBetween(0.68f, 0.72f, flowers));
        } else if (row >= LAKE_ROW) {
            int ripple = (int) (10 * noise(col, row, 40, 2, 81)) - 5;
            int mirrored = LAKE_ROW - (row - LAKE_ROW) * 2 + ripple;
            land(here, Math.max(mirrored, 0), col);
            mixWith(here, 28, 70, 110, 0.35f + 0.3f * stepBetween(176, 240, row));
        } else {
            land(here, row, col);
        }
    }

    /** Part of a colour as a byte without a sign. */
    static byte brightness(float part) {
        return (byte) (part < 0 ? 0 : part > 255 ? 255 : part);
    }

    private static void land(float[] here, int row, int col) {
        float mountains = ridge(col, 55, 125, 120, 21);
        float hills = ridge(col, 128, 60, 90, 31);
        float grain = noise(col, row, 12, 8, 41);
        sky(here, row, col);
        if (row > mountains) {
            float depth = row - mountains;
            set(here, 92, 84, 124);
            mixWith(here, 150, 128, 150, grain);
            float snow = 1 - stepBetween(4, 30, depth + 26 * grain);
            mixWith(here, 244, 240, 248, snow * (1 - stepBetween(105, 130, row)));
            mixWith(here, 206, 178, 168, stepBetween(110, 175, row) * 0.6f);
        }
        if (row > hills) {
            set(here, 30, 62, 44);
            mixWith(here, 78, 108, 58, grain);
        }
    }

    private static void sky(float[] here, int row, int col) {
        float down = stepBetween(0, 165, row);
        set(here, 38, 84, 160);
        mixWith(here, 250, 206, 150, down);
        float dy = (float) row - SUN_ROW;
        float dx = (float) col - SUN_COL;
        float fromSun = dx * dx + dy * dy;
        mixInto(here, 255, 226, 150, stepBetween(0, 9000, fromSun) * 0.7f + 0.3f);
        float cloud = noise(col, row, 110, 36, 11);
        mixWith(here, 252, 236, 226, stepBetween(0.52f, 0.68f, cloud) * 0.9f);
        mixInto(here, 255, 250, 215, stepBetween(300, 420, fromSun));
    }

    /** The row of a ridge: the land is below it. */
    private static float ridge(int col, float highest, float range, int width, int seed) {
        return highest + range * noise(col, 0, width, 1, seed);
    }

    private static void set(float[] here, float red, float green, float blue) {
        here[0] = red;
        here[1] = green;
        here[2] = blue;
    }

    /** From what is here, with weight 0, to another colour, with weight 1. */
    private static void mixWith(float[] here, float red, float green, float blue, float weight) {
        here[0] = blend(here[0], red, weight);
        here[1] = blend(here[1], green, weight);
        here[2] = blend(here[2], blue, weight);
    }

    /** From another colour, with weight 0, to what is here, with weight 1. */
    private static void mixInto(float[] here, float red, float green, float blue, float weight) {
        here[0] = blend(red, here[0], weight);
        here[1] = blend(green, here[1], weight);
        here[2] = blend(blue, here[2], weight);
    }

    private static float blend(float from, float to, float weight) {
        return from + (to - from) * weight;
    }

    /** A weight that goes from 0 to 1 between two places, without a kink. */
    private static float stepBetween(float low, float high, float x) {
        float t = x <= low ? 0 : x >= high ? 1 : (x - low) / (high - low);
        return t * t * (3 - 2 * t);
    }

    /** Coarse noise with ever finer one added, within 0..1. */
    private static float noise(int x, int y, int coarseWidth, int coarseHeight, int seed) {
        int width = coarseWidth;
        int height = coarseHeight;
        float sum = 0;
        float weight = 0.5f;
        for (int octave = 0; octave < OCTAVES; octave++) {
            sum += weight * smoothNoise(x, y, width, height, seed + octave);
            weight *= 0.5f;
            width = width > 2 ? width / 2 : 1;
            height = height > 2 ? height / 2 : 1;
        }
        return sum;
    }

    /** Noise within 0..1, smooth between the corners of a grid of the given cell size. */
    private static float smoothNoise(int x, int y, int width, int height, int seed) {
        int left = x / width;
        int top = y / height;
        float across = stepBetween(0, width, x % width);
        float down = stepBetween(0, height, y % height);
        float above = blend(hashed(left, top, seed), hashed(left + 1, top, seed), across);
        float below = blend(hashed(left, top + 1, seed), hashed(left + 1, top + 1, seed), across);
        return blend(above, below, down);
    }

    private static float hashed(int x, int y, int seed) {
        int h = x * FIRST_MIX + y * SECOND_MIX + seed * THIRD_MIX;
        h = (h ^ (h >>> 13)) * LAST_MIX;
        h ^= h >>> 16;
        return (h & 0xFFFF) * (1.0f / 65536.0f);
    }
}

package dev.smi.apps.kmeans;

import dev.smi.BroadcastChannel;
import dev.smi.Communicator;
import dev.smi.ReduceChannel;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;

/**
 * k-means over all ranks: each has a band of a picture and finds the nearest mean of each pixel; sums and numbers of
 * pixels are reduced to the root, which broadcasts the new means. Colours are whole numbers, so the sums are exact in
 * whatever order they are added.
 */
public final class Kmeans {

    /** Rows of a rank's band. */
    static final int ROWS = 32;

    /** Columns of the picture. */
    static final int COLS = 512;

    /** Clusters. */
    static final int K = 8;

    /** Red, green, blue. */
    static final int COLORS = 3;

    /** Of the colours, and the number of pixels. */
    private static final int SUMS = COLORS + 1;

    private static final int ROOT = 0;

    // ports
    private static final int MEANS = 0;
    private static final int TOTALS = 1;

    private Kmeans() {}

    /** A rank's band of the picture to segment: red, green and blue of each pixel, row by row. */
    @Kernel
    static void paint(byte[] pixels, Communicator world) {
        float[] color = new float[COLORS];
        for (int r = 0; r < ROWS; r++) {
            for (int c = 0; c < COLS; c++) {
                Landscape.scene(color, world.rank() * ROWS + r, c);
                for (int part = 0; part < COLORS; part++) {
                    pixels[COLORS * (r * COLS + c) + part] = Landscape.brightness(color[part]);
                }
            }
        }
    }

    /** Finds the means, and each pixel's nearest. */
    @Kernel
    static void kmeans(
            byte[] pixels, float[] means, byte[] labels, int[] sizes, int count, int iterations, Communicator world) {
        float[][] mean = new float[K][COLORS];
        int[][] sums = new int[K][SUMS];
        int[][] totals = new int[K][SUMS];
        for (int i = 0; i < K * COLORS; i++) {
            mean[i / COLORS][i % COLORS] = means[i]; // the root's count
        }

        for (int iteration = 0; iteration <= iterations; iteration++) {
            BroadcastChannel toAll = world.openBroadcast(DataType.FLOAT, K * COLORS, MEANS, ROOT);
            for (int i = 0; i < K * COLORS; i++) {
                mean[i / COLORS][i % COLORS] = toAll.broadcast(mean[i / COLORS][i % COLORS]);
            }
            assign(pixels, mean, labels, sums, count);
            if (iteration == iterations) {
                break;
            }

            ReduceChannel toRoot = world.openReduce(DataType.INT, K * SUMS, ReduceOperator.ADD, TOTALS, ROOT);
            for (int i = 0; i < K * SUMS; i++) {
                totals[i / SUMS][i % SUMS] = toRoot.reduce(sums[i / SUMS][i % SUMS]);
            }
            if (world.rank() == ROOT) {
                update(mean, totals);
            }
        }

        for (int i = 0; i < K * COLORS; i++) {
            means[i] = mean[i / COLORS][i % COLORS];
        }
        for (int k = 0; k < K; k++) {
            sizes[k] = sums[k][COLORS];
        }
    }

    /** The nearest mean of each pixel, and the sums of those that have the same. */
    private static void assign(byte[] pixels, float[][] mean, byte[] labels, int[][] sums, int count) {
        int[] color = new int[COLORS];
        for (int i = 0; i < K * SUMS; i++) {
            sums[i / SUMS][i % SUMS] = 0;
        }
        for (int p = 0; p < count; p++) {
            for (int c = 0; c < COLORS; c++) {
                color[c] = pixels[p * COLORS + c] & 0xFF;
            }
            int best = nearest(color, mean);
            labels[p] = (byte) best;
            for (int c = 0; c < COLORS; c++) {
                sums[best][c] += color[c];
            }
            sums[best][COLORS]++;
        }
    }

    private static int nearest(int[] color, float[][] mean) {
        int best = 0;
        float least = Float.POSITIVE_INFINITY;
        for (int k = 0; k < K; k++) {
            float distance = 0;
            for (int c = 0; c < COLORS; c++) {
                float difference = color[c] - mean[k][c];
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                best = k;
            }
        }
        return best;
    }

    private static void update(float[][] mean, int[][] totals) {
        for (int k = 0; k < K; k++) {
            for (int c = 0; c < COLORS; c++) {
                if (totals[k][COLORS] > 0) {
                    mean[k][c] = (float) totals[k][c] / (float) totals[k][COLORS];
                }
            }
        }
    }

    /** Each pixel in the colour of its mean. */
    @Kernel
    static void recolor(byte[] labels, float[] means, byte[] pixels, int count) {
        for (int p = 0; p < count; p++) {
            for (int c = 0; c < COLORS; c++) {
                pixels[p * COLORS + c] = (byte) (means[labels[p] * COLORS + c] + 0.5f);
            }
        }
    }
}

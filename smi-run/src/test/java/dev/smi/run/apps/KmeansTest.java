package dev.smi.run.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.io.TextFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** apps/kmeans: the same picture clustered as a whole. Sums are of whole numbers, so means are the same bit for bit. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class KmeansTest {

    private static final int RANKS = 8;
    private static final int PIXELS_OF_RANK = 16384;
    private static final int WIDTH = 512;
    private static final int K = 8;
    private static final int ITERATIONS = 20;

    private static final int[][] FIRST_MEANS = {
        {0, 0, 128}, {128, 128, 255}, {255, 255, 255}, {255, 192, 128},
        {128, 128, 128}, {0, 64, 0}, {192, 192, 64}, {255, 0, 0}
    };

    @TempDir
    Path directory;

    private final float[][] means = new float[K][3];

    private int nearest(byte[] pixels, int pixel) {
        int nearest = 0;
        float least = Float.POSITIVE_INFINITY;
        for (int k = 0; k < K; k++) {
            float distance = 0;
            for (int c = 0; c < 3; c++) {
                float difference = Byte.toUnsignedInt(pixels[3 * pixel + c]) - means[k][c];
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                nearest = k;
            }
        }
        return nearest;
    }

    private byte[] labels(byte[] pixels) {
        byte[] labels = new byte[pixels.length / 3];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            labels[pixel] = (byte) nearest(pixels, pixel);
        }
        return labels;
    }

    private void update(byte[] pixels, byte[] labels) {
        long[][] sums = new long[K][3];
        long[] counts = new long[K];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            counts[labels[pixel]]++;
            for (int c = 0; c < 3; c++) {
                sums[labels[pixel]][c] += Byte.toUnsignedInt(pixels[3 * pixel + c]);
            }
        }
        for (int k = 0; k < K; k++) {
            for (int c = 0; c < 3 && counts[k] > 0; c++) {
                means[k][c] = (float) sums[k][c] / (float) counts[k];
            }
        }
    }

    private byte[] cluster(byte[] pixels) {
        for (int i = 0; i < 3 * K; i++) {
            means[i / 3][i % 3] = FIRST_MEANS[i / 3][i % 3];
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            update(pixels, labels(pixels));
        }
        return labels(pixels);
    }

    private static int[] sizes(byte[] labels) {
        int[] sizes = new int[RANKS * K];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            sizes[pixel / PIXELS_OF_RANK * K + labels[pixel]]++;
        }
        return sizes;
    }

    private float[] flatMeans() {
        float[] flat = new float[3 * K];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = means[i / 3][i % 3];
        }
        return flat;
    }

    @Test
    void shouldComputeWhatPlainJavaComputes() throws IOException {
        AppRun run = AppRun.of("kmeans/kmeans.json", directory);
        byte[] labels = cluster(TextFiles.readBytes(run.file("landscape.bin")));

        AppRun.assertExpectedFile("kmeans/expected-means.bin", flatMeans());
        AppRun.assertExpectedFile("kmeans/expected-sizes.bin", sizes(labels));
        run.assertPassed();
        assertThat(run.floats("means.bin")).isEqualTo(flatMeans());
        assertThat(TextFiles.readBytes(run.file("labels.bin"))).isEqualTo(labels);
        assertSegmented(ImageIO.read(run.file("segmented.png").toFile()), labels);
    }

    private void assertSegmented(BufferedImage picture, byte[] labels) {
        assertThat(picture.getWidth()).isEqualTo(WIDTH);
        for (int pixel = 0; pixel < labels.length; pixel += 97) {
            float[] mean = means[labels[pixel]];
            int color = 0xFF;
            for (float part : mean) {
                color = color << 8 | (int) (part + 0.5f);
            }
            assertThat(picture.getRGB(pixel % WIDTH, pixel / WIDTH)).isEqualTo(color);
        }
    }
}

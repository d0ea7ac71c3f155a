package dev.smi.run.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** apps/gesummv, once in the kernels' order of additions, bit for bit, and once in double precision. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class GesummvTest {

    private static final int N = 512;
    private static final int LANES = 16;
    private static final float ALPHA = 1.5f;
    private static final float BETA = 1.2f;

    @TempDir
    Path directory;

    private static float element(int row, int column, int seed) {
        return (float) ((row * 31 + column * 17 + seed * 7) % 101 - 50) * 0.01f;
    }

    private static float x(int row) {
        return (float) (row % 9 - 4) * 0.3f;
    }

    private static float product(int row, int seed) {
        float[] sums = new float[LANES];
        for (int column = 0; column < N; column++) {
            sums[column % LANES] += element(row, column, seed) * x(column);
        }
        float sum = 0;
        for (float lane : sums) {
            sum += lane;
        }
        return sum;
    }

    private static double exactly(int row) {
        double sum = 0;
        for (int column = 0; column < N; column++) {
            sum += ((double) ALPHA * element(row, column, 1) + (double) BETA * element(row, column, 2)) * x(column);
        }
        return sum;
    }

    @Test
    void shouldComputeWhatPlainJavaComputes() {
        float[] expected = new float[N];
        for (int row = 0; row < N; row++) {
            expected[row] = ALPHA * product(row, 1) + BETA * product(row, 2);
        }
        AppRun.assertExpectedFile("gesummv/expected.bin", expected);

        AppRun run = AppRun.of("gesummv/gesummv.json", directory);
        run.assertPassed();
        float[] y = run.floats("y.bin");

        assertThat(y).isEqualTo(expected);
        for (int row = 0; row < N; row++) {
            assertThat((double) y[row]).isCloseTo(exactly(row), within(1e-4));
        }
    }
}

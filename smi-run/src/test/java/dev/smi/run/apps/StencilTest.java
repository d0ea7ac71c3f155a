package dev.smi.run.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * apps/stencil: the plate as one array, without tiles. Additions are in the kernel's order, so floats are the same bit
 * for bit.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StencilTest {

    private static final int TILE = 128;
    private static final int TILES_DOWN = 2;
    private static final int TILES_ACROSS = 4;
    private static final int ROWS = TILES_DOWN * TILE;
    private static final int COLS = TILES_ACROSS * TILE;
    private static final int SWEEPS = 800;
    private static final int FEW_SWEEPS = 20;
    private static final int SAMPLE = 8;

    private static final int[][] PIPES = {
        {64, 64, 18, 100},
        {70, 190, 12, 0},
        {50, 300, 20, 90},
        {80, 440, 24, 100},
        {180, 40, 14, 0},
        {190, 140, 24, 80},
        {150, 250, 10, 100},
        {200, 350, 18, 0},
        {190, 460, 16, 70}
    };

    @TempDir
    Path directory;

    private final float[][] plate = new float[ROWS][COLS];
    private final boolean[][] isFixed = new boolean[ROWS][COLS];

    private void prepare() {
        for (int row = 0; row < ROWS; row++) {
            for (int col = 0; col < COLS; col++) {
                plate[row][col] = 30;
                for (int[] pipe : PIPES) {
                    if (Math.hypot(row - pipe[0], col - pipe[1]) <= pipe[2]) {
                        plate[row][col] = pipe[3];
                        isFixed[row][col] = true;
                    }
                }
                if (row == 0 || row == ROWS - 1 || col == 0 || col == COLS - 1) {
                    plate[row][col] = row == 0 ? Math.min(col % 128, 127 - col % 128) * 1.5f : 0;
                    isFixed[row][col] = true;
                }
            }
        }
    }

    private float[][] jacobi(int sweeps) {
        prepare();
        float[][] now = plate;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            float[][] next = new float[ROWS][COLS];
            for (int row = 0; row < ROWS; row++) {
                for (int col = 0; col < COLS; col++) {
                    next[row][col] = isFixed[row][col]
                            ? now[row][col]
                            : 0.25f
                                    * ((now[row - 1][col] + now[row + 1][col])
                                            + (now[row][col - 1] + now[row][col + 1]));
                }
            }
            now = next;
        }
        return now;
    }

    /** Tile by tile, as the ranks have it; every {@code step}-th element of every {@code step}-th row. */
    private static float[] tiled(float[][] grid, int step) {
        int edge = TILE / step;
        float[] tiled = new float[TILES_DOWN * TILES_ACROSS * edge * edge];
        for (int i = 0; i < tiled.length; i++) {
            int tile = i / (edge * edge);
            int row = tile / TILES_ACROSS * TILE + i / edge % edge * step;
            int col = tile % TILES_ACROSS * TILE + i % edge * step;
            tiled[i] = grid[row][col];
        }
        return tiled;
    }

    @Test
    void shouldComputeWhatPlainJavaComputes() throws IOException {
        float[][] expected = jacobi(SWEEPS);
        AppRun.assertExpectedFile("stencil/expected.bin", tiled(expected, SAMPLE));

        AppRun run = AppRun.of("stencil/stencil.json", directory);
        run.assertPassed();

        assertThat(run.floats("plate.bin")).isEqualTo(tiled(expected, 1));
        BufferedImage picture = ImageIO.read(run.file("plate.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(COLS);
        assertThat(picture.getHeight()).isEqualTo(ROWS);
        assertThat(picture.getRGB(64, 64))
                .as("in the middle of a pipe of 100 degrees")
                .isEqualTo(0xFFFFFFE8);
    }

    /** {@code AppsTest} runs that launch file. */
    @Test
    void shouldExpectWhatPlainJavaComputesOfKernelsInJava() {
        AppRun.assertExpectedFile("stencil/expected-20.bin", tiled(jacobi(FEW_SWEEPS), SAMPLE));
    }
}

package dev.smi.apps.fwi;

import dev.smi.apps.fwi.survey.Grid;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Grids as a PNG file: a row for each, the contrast that was measured on the left, what was reconstructed on the right,
 * in the colours of one scale from dark blue to yellow. Stateless; needs no display.
 */
final class GridPicture {

    /** More rows than that are no picture any more; the grids after them are left out. */
    static final int MOST_ROWS = 16;

    private static final int PANEL = 320;
    private static final int GAP = 12;
    private static final int BACKGROUND = 0xFFFFFF;
    private static final int[] COLORS = {0x30123B, 0x4662D7, 0x36AAF9, 0x1AE4B6, 0x72FE5E, 0xC7EF34, 0xFABA39};

    private GridPicture() {}

    /**
     * The file's bytes.
     *
     * @param originals contrasts that were measured
     * @param reconstructed as many grids
     */
    static byte[] encode(Grid grid, List<double[]> originals, List<double[]> reconstructed) {
        int rows = Math.min(originals.size(), MOST_ROWS);
        int pixels = Math.max(1, PANEL / Math.max(grid.nx(), grid.nz()));
        int width = grid.nx() * pixels;
        int height = grid.nz() * pixels;
        BufferedImage image =
                new BufferedImage(2 * width + GAP, rows * height + (rows - 1) * GAP, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, BACKGROUND);
            }
        }
        double low = least(originals, reconstructed, 1);
        double high = -least(originals, reconstructed, -1);
        for (int row = 0; row < rows; row++) {
            int top = row * (height + GAP);
            paint(image, 0, top, grid, pixels, shades(originals.get(row), low, high));
            paint(image, width + GAP, top, grid, pixels, shades(reconstructed.get(row), low, high));
        }
        return png(image);
    }

    private static double least(List<double[]> some, List<double[]> others, int sign) {
        return Stream.concat(some.stream(), others.stream())
                .flatMapToDouble(Arrays::stream)
                .map(value -> sign * value)
                .min()
                .orElse(0);
    }

    private static int[] shades(double[] values, double low, double high) {
        double span = high > low ? high - low : 1;
        return Arrays.stream(values)
                .mapToInt(value -> color((value - low) / span))
                .toArray();
    }

    private static void paint(BufferedImage image, int left, int top, Grid grid, int pixels, int[] colors) {
        for (int y = 0; y < grid.nz() * pixels; y++) {
            for (int x = 0; x < grid.nx() * pixels; x++) {
                image.setRGB(left + x, top + y, colors[y / pixels * grid.nx() + x / pixels]);
            }
        }
    }

    private static int color(double place) {
        double position = Math.clamp(place, 0.0, 1.0) * (COLORS.length - 1);
        int below = Math.min((int) position, COLORS.length - 2);
        double weight = position - below;
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = COLORS[below] >> shift & 0xFF;
            int to = COLORS[below + 1] >> shift & 0xFF;
            mixed |= (int) Math.round(from + weight * (to - from)) << shift;
        }
        return mixed;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("this JDK writes no PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("to memory", e);
        }
        return bytes.toByteArray();
    }
}

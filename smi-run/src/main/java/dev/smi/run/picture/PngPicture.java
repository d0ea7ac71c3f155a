package dev.smi.run.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A grid as a PNG file. Stateless; needs no display. */
public final class PngPicture {

    private PngPicture() {}

    /**
     * The file's bytes.
     *
     * @param tiles values of the tiles, {@code [tiling.tiles()][tile height * tile width * elements per pixel]}
     * @param unit what stands for full brightness in red, green and blue
     * @param scale width and height of a value in the picture, in pixels
     */
    public static byte[] encode(double[][] tiles, Tiling tiling, Coloring coloring, double unit, int scale) {
        int[] pixels = coloring.apply(tiling.join(tiles, coloring.colors().elementsPerPixel()), unit);
        int width = tiling.width() * scale;
        int height = tiling.height() * scale;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, pixels[y / scale * tiling.width() + x / scale]);
            }
        }
        return png(image);
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

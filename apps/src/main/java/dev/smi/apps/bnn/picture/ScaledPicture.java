package dev.smi.apps.bnn.picture;

import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.network.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * PNG and JPEG at a network's size. The whole picture is kept and put in the middle, on white for CNV and on black for
 * LFC, as the pictures are that those were trained with. Each pixel is the mean of the area that it covers. Stateless.
 */
final class ScaledPicture {

    private ScaledPicture() {}

    static byte[] read(Path path, Network network) {
        BufferedImage image = image(path);
        int size = Pictures.size(network);
        double scale = Math.max(image.getWidth(), image.getHeight()) / (double) size;
        int width = Math.max(1, (int) Math.round(image.getWidth() / scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() / scale));
        int left = (size - width) / 2;
        int top = (size - height) / 2;
        int[] rgb = new int[3];
        byte[] picture = blank(network);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double fromX = (double) x * image.getWidth() / width;
                double toX = (double) (x + 1) * image.getWidth() / width;
                double fromY = (double) y * image.getHeight() / height;
                double toY = (double) (y + 1) * image.getHeight() / height;
                mean(image, fromX, toX, fromY, toY, rgb);
                put(picture, network, (top + y) * size + left + x, rgb);
            }
        }
        return picture;
    }

    private static BufferedImage image(Path path) {
        try {
            @Nullable BufferedImage image = ImageIO.read(path.toFile());
            if (image == null) {
                throw PictureReader.fault(path, "cannot read the picture; convert it to PNG");
            }
            return image;
        } catch (IOException e) {
            throw PictureReader.fault(path, "cannot read the picture: " + e.getMessage() + "; convert it to PNG");
        }
    }

    private static byte[] blank(Network network) {
        byte[] picture = new byte[Pictures.bytes(network)];
        if (network != Network.LFC_W1A1) {
            java.util.Arrays.fill(picture, Pictures.pixels(network), picture.length, (byte) 255);
        }
        return picture;
    }

    private static void put(byte[] picture, Network network, int pixel, int[] rgb) {
        if (network == Network.LFC_W1A1) {
            picture[pixel] = (byte) Math.round((299 * rgb[0] + 587 * rgb[1] + 114 * rgb[2]) / 1000f);
            return;
        }
        int plane = Pictures.size(network) * Pictures.size(network);
        for (int colour = 0; colour < 3; colour++) {
            picture[Pictures.pixels(network) + colour * plane + pixel] = (byte) rgb[colour];
        }
    }

    /** The mean colour of an area, whose rims are between pixels and count by how much of a pixel they cover. */
    private static void mean(BufferedImage image, double fromX, double toX, double fromY, double toY, int[] rgb) {
        double red = 0;
        double green = 0;
        double blue = 0;
        double area = 0;
        for (int y = (int) fromY; y < Math.min(image.getHeight(), Math.ceil(toY)); y++) {
            double tall = Math.min(toY, y + 1.0) - Math.max(fromY, y);
            for (int x = (int) fromX; x < Math.min(image.getWidth(), Math.ceil(toX)); x++) {
                double part = tall * (Math.min(toX, x + 1.0) - Math.max(fromX, x));
                int pixel = image.getRGB(x, y);
                red += part * (pixel >> 16 & 0xff);
                green += part * (pixel >> 8 & 0xff);
                blue += part * (pixel & 0xff);
                area += part;
            }
        }
        rgb[0] = (int) Math.round(red / area);
        rgb[1] = (int) Math.round(green / area);
        rgb[2] = (int) Math.round(blue / area);
    }
}

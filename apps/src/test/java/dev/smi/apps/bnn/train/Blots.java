package dev.smi.apps.bnn.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Pictures that are easy to tell apart: each digit has a bright square of its own, among noise. */
final class Blots {

    private static final int SQUARE = 6;

    private Blots() {}

    static Digits of(int count, long seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[count * Digits.PIXELS];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) random.nextInt(Digits.CLASSES);
            for (int pixel = 0; pixel < Digits.PIXELS; pixel++) {
                boolean isBright = isInSquare(labels[i], pixel) != (random.nextInt(20) == 0);
                pixels[i * Digits.PIXELS + pixel] = (byte) (isBright ? 255 : 20);
            }
        }
        return new Digits(pixels, labels);
    }

    private static boolean isInSquare(int label, int pixel) {
        int top = 4 + label / 4 * 7;
        int left = 2 + label % 4 * 6;
        int row = pixel / Digits.SIDE - top;
        int column = pixel % Digits.SIDE - left;
        return row >= 0 && row < SQUARE && column >= 0 && column < SQUARE;
    }

    /** Writes them as MNIST's files are written. */
    static void write(Path directory, String set, Digits digits) throws IOException {
        ByteBuffer pictures = ByteBuffer.allocate(16 + digits.pixels().length);
        pictures.putInt(0x803).putInt(digits.size()).putInt(Digits.SIDE).putInt(Digits.SIDE);
        Files.write(
                directory.resolve(set + "-images-idx3-ubyte"),
                pictures.put(digits.pixels()).array());
        ByteBuffer labels = ByteBuffer.allocate(8 + digits.size());
        labels.putInt(0x801).putInt(digits.size()).put(digits.labels());
        Files.write(directory.resolve(set + "-labels-idx1-ubyte"), Arrays.copyOf(labels.array(), labels.position()));
    }
}

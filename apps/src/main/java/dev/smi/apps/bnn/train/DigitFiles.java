package dev.smi.apps.bnn.train;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads digits from the files that MNIST is published as.
 *
 * <pre>
 * pictures: 32 bits 0x00000803 | count | 28 | 28, big-endian, then a byte for each pixel
 * labels:   32 bits 0x00000801 | count, big-endian, then a byte for each label
 * </pre>
 *
 * <p>Stateless.
 */
final class DigitFiles {

    private static final int PICTURES = 0x803;
    private static final int LABELS = 0x801;
    private static final int PICTURES_HEADER = 16;
    private static final int LABELS_HEADER = 8;

    private DigitFiles() {}

    /**
     * Reads the pictures and labels of one set.
     *
     * @param set {@code train} or {@code t10k}
     * @throws DiagnosticException if a file is missing, is no such file, or they do not fit together
     */
    static Digits read(Path directory, String set) {
        Path pictures = existing(directory, set + "-images-idx3-ubyte");
        Path labels = existing(directory, set + "-labels-idx1-ubyte");
        ByteBuffer pictureBytes = open(pictures, PICTURES, PICTURES_HEADER);
        ByteBuffer labelBytes = open(labels, LABELS, LABELS_HEADER);
        int count = pictureBytes.getInt(4);
        if (pictureBytes.getInt(8) != Digits.SIDE || pictureBytes.getInt(12) != Digits.SIDE) {
            throw fault(
                    pictures,
                    "pictures of " + pictureBytes.getInt(8) + " x " + pictureBytes.getInt(12)
                            + " pixels; the network reads 28 x 28");
        }
        checkSize(pictures, pictureBytes, PICTURES_HEADER + (long) count * Digits.PIXELS);
        if (labelBytes.getInt(4) != count) {
            throw fault(
                    labels, labelBytes.getInt(4) + " labels for " + count + " pictures; get both files from one place");
        }
        checkSize(labels, labelBytes, LABELS_HEADER + (long) count);
        byte[] labelValues = rest(labelBytes, LABELS_HEADER);
        for (int i = 0; i < count; i++) {
            if (labelValues[i] < 0 || labelValues[i] >= Digits.CLASSES) {
                throw fault(labels, "label " + i + " is " + (labelValues[i] & 0xff) + "; digits are 0 to 9");
            }
        }
        return new Digits(rest(pictureBytes, PICTURES_HEADER), labelValues);
    }

    private static Path existing(Path directory, String name) {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            throw fault(
                    file,
                    "the file does not exist; fetch MNIST: bin/smi-app bnn fetch, or name the directory that has it: --data DIR");
        }
        return file;
    }

    private static ByteBuffer open(Path file, int magic, int header) {
        ByteBuffer bytes = ByteBuffer.wrap(TextFiles.readBytes(file));
        if (bytes.limit() < header || bytes.getInt(0) != magic) {
            throw fault(
                    file,
                    "this is not an IDX file that starts with 0x%08x; unpack it if it is packed".formatted(magic));
        }
        return bytes;
    }

    private static void checkSize(Path file, ByteBuffer bytes, long size) {
        if (bytes.limit() != size) {
            throw fault(
                    file, "the file has " + bytes.limit() + " bytes, but its header says " + size + "; fetch it again");
        }
    }

    private static byte[] rest(ByteBuffer bytes, int header) {
        byte[] rest = new byte[bytes.limit() - header];
        bytes.get(header, rest);
        return rest;
    }

    private static DiagnosticException fault(Path file, String message) {
        return new DiagnosticException(SourcePosition.of(file.toString()), message);
    }
}

package dev.smi.apps.bnn.train;

import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.picture.PictureSource;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads digits from the files that MNIST is published as, into memory. Stateless. */
final class DigitFiles {

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
        try (PictureSource source = PictureSource.open(List.of(pictures), Network.LFC_W1A1)) {
            int count = Math.toIntExact(source.size());
            byte[] pixels = new byte[Math.multiplyExact(count, Digits.PIXELS)];
            int at = 0;
            for (MemorySegment part : source.cut(0, count)) {
                MemorySegment.copy(part, ValueLayout.JAVA_BYTE, 0, pixels, at, (int) part.byteSize());
                at += (int) part.byteSize();
            }
            return new Digits(pixels, labels(labels, source, count));
        }
    }

    private static byte[] labels(Path file, PictureSource source, int count) {
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            int label =
                    source.labelOf(i).orElseThrow(() -> fault(file, "its pictures are no IDX file; fetch it again"));
            if (label >= Digits.CLASSES) {
                throw fault(file, "label " + i + " is " + label + "; digits are 0 to 9");
            }
            labels[i] = (byte) label;
        }
        return labels;
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

    private static DiagnosticException fault(Path file, String message) {
        return new DiagnosticException(SourcePosition.of(file.toString()), message);
    }
}

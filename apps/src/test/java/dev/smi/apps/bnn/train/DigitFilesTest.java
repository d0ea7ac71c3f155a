package dev.smi.apps.bnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitFilesTest {

    private static final Digits DIGITS = Blots.of(3, 1);

    @TempDir
    private Path directory;

    private Path pictures = Path.of("");
    private Path labels = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Blots.write(directory, "train", DIGITS);
        pictures = directory.resolve("train-images-idx3-ubyte");
        labels = directory.resolve("train-labels-idx1-ubyte");
    }

    @Test
    void shouldReadPicturesAndLabels() {
        Digits read = DigitFiles.read(directory, "train");

        assertThat(read.pixels()).isEqualTo(DIGITS.pixels());
        assertThat(read.labels()).isEqualTo(DIGITS.labels());
    }

    @Test
    void shouldSayWhereToGetAMissingFile() throws IOException {
        Files.delete(labels);

        expect(labels, "does not exist; fetch MNIST: bin/smi-app bnn fetch");
    }

    @Test
    void shouldRejectAFileOfAnotherKind() throws IOException {
        Files.write(pictures, new byte[100]);

        expect(
                pictures,
                "there are no pictures in it, by its first bytes and its size of 100; lfc-w1a1 takes IDX files");
    }

    @Test
    void shouldRejectAFileThatIsCutOff() throws IOException {
        Files.write(pictures, Arrays.copyOf(Files.readAllBytes(pictures), 1000));

        expect(pictures, "it has 1000 bytes, and by its header 3 pictures, which take 2368");
    }

    @Test
    void shouldRejectPicturesOfAnotherSize() throws IOException {
        Files.write(
                pictures,
                ByteBuffer.wrap(Files.readAllBytes(pictures)).putInt(8, 32).array());

        expect(pictures, "its pictures have 32x28 pixels; lfc-w1a1 takes 28x28");
    }

    @Test
    void shouldRejectLabelsOfOtherPictures() throws IOException {
        Files.write(
                labels, ByteBuffer.wrap(Files.readAllBytes(labels)).putInt(4, 2).array());

        expect(labels, "these are not the labels of the 3 pictures of train-images-idx3-ubyte");
    }

    @Test
    void shouldRejectALabelThatIsNoDigit() throws IOException {
        Files.write(
                labels,
                ByteBuffer.wrap(Files.readAllBytes(labels)).put(9, (byte) 200).array());

        expect(labels, "label 1 is 200; digits are 0 to 9");
    }

    private void expect(Path file, String message) {
        assertThatThrownBy(() -> DigitFiles.read(directory, "train"))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageStartingWith(file + ": error: ")
                .hasMessageContaining(message);
    }
}

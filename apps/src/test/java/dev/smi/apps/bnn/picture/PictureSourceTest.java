package dev.smi.apps.bnn.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.apps.bnn.format.Network;
import dev.smi.model.diagnostic.DiagnosticException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureSourceTest {

    private static final int RECORD = 3073;

    @TempDir
    private Path directory;

    @Test
    void shouldGiveRecordsOfSeveralFilesInOrderHoweverTheyAreCut() throws IOException {
        byte[] bytes = new byte[7 * RECORD];
        new Random(1).nextBytes(bytes);
        Path first = write("a.bin", ByteBuffer.allocate(3 * RECORD).put(bytes, 0, 3 * RECORD));
        Path second = write("b.bin", ByteBuffer.allocate(4 * RECORD).put(bytes, 3 * RECORD, 4 * RECORD));

        try (PictureSource source = PictureSource.open(List.of(first, second), Network.CNV_W1A1)) {
            assertThat(source.size()).isEqualTo(7);
            for (int from = 0; from < 7; from++) {
                for (int count = 1; from + count <= 7; count++) {
                    byte[] expected = new byte[count * RECORD];
                    System.arraycopy(bytes, from * RECORD, expected, 0, expected.length);
                    assertThat(join(source.cut(from, count))).isEqualTo(expected);
                }
            }
            assertThat(source.nameOf(4)).endsWith("b.bin[1]");
            assertThat(source.labelOf(4)).hasValue(bytes[4 * RECORD] & 0xff);
            assertThatThrownBy(() -> source.cut(5, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void shouldReadDigitsWithTheLabelsBesideThem() throws IOException {
        Path pictures = write("x-images-idx3-ubyte", idxPictures(3));
        write(
                "x-labels-idx1-ubyte",
                ByteBuffer.allocate(11).putInt(0x801).putInt(3).put(new byte[] {4, 0, 9}));

        try (PictureSource source = PictureSource.open(List.of(pictures), Network.LFC_W1A1)) {
            assertThat(source.size()).isEqualTo(3);
            assertThat(source.labelOf(2)).hasValue(9);
            assertThat(join(source.cut(1, 1))).hasSize(784).containsOnly(1);
        }
    }

    @Test
    void shouldTakeDigitsWithoutLabels() throws IOException {
        Path pictures = write("digits", idxPictures(2));

        try (PictureSource source = PictureSource.open(List.of(pictures), Network.LFC_W1A1)) {
            assertThat(source.labelOf(0)).isEqualTo(OptionalInt.empty());
        }
    }

    @Test
    void shouldScaleAPictureAndKeepItsForm() throws IOException {
        BufferedImage image = new BufferedImage(128, 64, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 128; x++) {
                image.setRGB(x, y, x < 64 ? 0xff0000 : x % 2 == 0 ? 0x0000ff : 0x000001);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        Path file = write("picture.png", ByteBuffer.wrap(png.toByteArray()));

        try (PictureSource source = PictureSource.open(List.of(file), Network.CNV_W2A2)) {
            byte[] record = join(source.cut(0, 1));
            assertThat(record).hasSize(RECORD);
            assertThat(pixel(record, 0, 16, 3)).isEqualTo(255);
            assertThat(pixel(record, 2, 16, 3)).isZero();
            assertThat(pixel(record, 2, 16, 30)).isEqualTo(128);
            assertThat(pixel(record, 1, 7, 16)).isEqualTo(255); // white above and below
            assertThat(pixel(record, 1, 8, 16)).isZero();
            assertThat(source.labelOf(0)).isEqualTo(OptionalInt.empty());
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAFile() throws IOException {
        Path odd = write("odd.bin", ByteBuffer.allocate(RECORD + 1));
        Path shortened = write("short", idxPictures(2).limit(800).slice());
        Path unlabelled = write("y-images-idx3-ubyte", idxPictures(2));
        write("y-labels-idx1-ubyte", ByteBuffer.allocate(9).putInt(0x801).putInt(1));

        fails(
                odd,
                Network.CNV_W1A1,
                "its size of 3074; cnv-w1a1 takes CIFAR-10's binary files, whose size is a multiple of");
        fails(odd, Network.LFC_W1A1, "lfc-w1a1 takes IDX files of 28x28 bytes, PNG, and JPEG");
        fails(shortened, Network.LFC_W1A1, "it has 800 bytes, and by its header 2 pictures, which take 1584");
        fails(unlabelled, Network.LFC_W1A1, "these are not the labels of the 2 pictures");
        fails(unlabelled, Network.CNV_W2A2, "it is an IDX file, whose pictures are grey");
        fails(directory.resolve("none"), Network.CNV_W1A1, "it does not exist");
    }

    private static void fails(Path file, Network network, String message) {
        assertThatThrownBy(() -> PictureSource.open(List.of(file), network))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining(message);
    }

    private static int pixel(byte[] record, int colour, int y, int x) {
        return record[1 + colour * 1024 + y * 32 + x] & 0xff;
    }

    private static ByteBuffer idxPictures(int count) {
        ByteBuffer file = ByteBuffer.allocate(16 + count * 784)
                .putInt(0x803)
                .putInt(count)
                .putInt(28)
                .putInt(28);
        for (int i = 0; i < count * 784; i++) {
            file.put((byte) (i / 784));
        }
        return file.clear();
    }

    private Path write(String name, ByteBuffer bytes) throws IOException {
        byte[] all = new byte[bytes.clear().remaining()];
        bytes.get(all);
        return Files.write(directory.resolve(name), all);
    }

    private static byte[] join(List<MemorySegment> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(p -> all.writeBytes(p.toArray(ValueLayout.JAVA_BYTE)));
        return all.toByteArray();
    }
}

package dev.smi.arrow.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SrecFileTest {

    private static final String HEADER = "S00600004844521B\n";

    @TempDir
    private Path directory;

    @Test
    void shouldWriteLinesOf32BytesAsFletcherDoes() {
        MemoryImage image = new MemoryImage();
        image.put(0, new byte[] {1, 0, 0, 0, 0, 0, 0, 0, -3, -1, -1, -1, -1, -1, -1, -1, 3, 0, 0, 0, 0, 0, 0, 0, -7});
        image.put(25, new byte[] {-1, -1, -1, -1, -1, -1, -1});
        image.put(32, new byte[32]);

        assertThat(SrecFile.text(image)).isEqualTo(HEADER + """
                S325000000000100000000000000FDFFFFFFFFFFFFFF0300000000000000F9FFFFFFFFFFFFFFEE
                S325000000200000000000000000000000000000000000000000000000000000000000000000BA
                """);
    }

    @Test
    void shouldReadEveryKindOfLineInAnyOrder() throws IOException {
        MemoryImage image = read("""
                S0030000FC\r
                S214FFFFF0404142434445464748494A4B4C4D4E4F85
                S1051000AABB85
                S1051001bbcc62

                S5030003F9
                S30900000000DEADBEEFBE
                S604000004F7
                S9030000FC
                """);

        assertThat(image.get(0xFFFFF0, 2)).containsExactly(0x40, 0x41);
        assertThat(image.get(0x1000, 3)).containsExactly(0xAA, 0xBB, 0xCC);
        assertThat(image.get(0, 4)).containsExactly(0xDE, 0xAD, 0xBE, 0xEF);
        assertThat(image.end(0)).isEqualTo(4);
        assertThat(image.end(0x1003)).isEqualTo(0x1003);
    }

    @Test
    void shouldSayWhereALineIsWrong() {
        assertFault("X", ":1:1: error: an S-record begins with S0 to S3 or S5 to S9, and not with \"X\"");
        assertFault("S4030000FC", ":1:1: error: an S-record begins with S0 to S3 or S5 to S9, and not with \"S4\"");
        assertFault("\n S0030000FC", ":2:1: error: an S-record begins with S0 to S3");
        assertFault("S1\u00e930000FC", ":1:3: error: \"?\" is no hexadecimal digit");
        assertFault("S104000g00FB", ":1:8: error: \"g\" is no hexadecimal digit");
        assertFault("S1", ":1:3: error: the line ends within its count of bytes");
        assertFault("S10200FD", ":1:3: error: count 2 is below 3, the bytes of address and checksum of an S1");
        assertFault("S1040000000", ":1:3: error: the line has 7 digits after its count, and count 4 means 8");
        assertFault(HEADER + "S10400000000", ":2:11: error: checksum 00, and the line's bytes give FB");
        assertFault("S1040000FEFD\nS1040000FDFE", ":2:5: error: the byte at address 0x00000000 was another one");
        assertFault("S30800000000FFFFFFFA\nS5030002FA", ":2:5: error: count of lines 2, and 1 lines of data came");
        assertFault("S9030000FC\nS1040000FFFC", ":2:1: error: a line after the end, which is line 1");
        assertFault("S307FFFFFFFF0102F9", ":1:5: error: the line's 2 bytes do not end below address 2^32");
        assertFault("S0030000FC", "memory.srec: error: has no data, lines S1, S2 or S3");
    }

    @Test
    void shouldTellAllFaultsOfAFileButNotThousands() {
        assertThatThrownBy(() -> read("X\n".repeat(3)))
                .hasMessageContaining(":1:1:")
                .hasMessageContaining(":3:1:");
        assertThatThrownBy(() -> read("X\n".repeat(1000)))
                .hasMessageContaining(":20:1:")
                .message()
                .doesNotContain(":21:1:");
    }

    private void assertFault(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldReadWhatItWrites() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 30; round++) {
            MemoryImage image = new MemoryImage();
            for (int part = 0; part < 5; part++) {
                byte[] bytes = new byte[1 + random.nextInt(1000)];
                random.nextBytes(bytes);
                image.put(random.nextLong(part == 0 ? 100_000 : SrecFile.ADDRESSES - bytes.length), bytes);
            }
            Path file = directory.resolve("random.srec");
            SrecFile.write(file, image);

            assertThat(SrecFile.read(file)).isEqualTo(image);
        }
    }

    @Test
    void shouldEndDamagedFilesWithAMessage() throws IOException {
        Random random = new Random(2);
        MemoryImage image = new MemoryImage();
        image.put(0, new byte[100]);
        byte[] sound = SrecFile.text(image).getBytes(StandardCharsets.US_ASCII);
        int refused = 0;
        for (int round = 0; round < 500; round++) {
            byte[] damaged = Arrays.copyOf(sound, sound.length - random.nextInt(2) * random.nextInt(40));
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : '0' + random.nextInt(20));
            }
            Path file = Files.write(directory.resolve("damaged.srec"), damaged);
            try {
                SrecFile.read(file);
            } catch (DiagnosticException e) {
                refused++;
                assertThat(e.getMessage()).contains("damaged.srec:").contains("error: ");
            }
        }
        assertThat(refused).isGreaterThan(450);
    }

    private MemoryImage read(String text) throws IOException {
        return SrecFile.read(Files.writeString(directory.resolve("memory.srec"), text, StandardCharsets.ISO_8859_1));
    }
}

package dev.smi.apps.bnn.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smi.model.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParameterDirectoryTest {

    private static final Path PUBLISHED =
            Path.of(System.getProperty("smi.home")).resolve("../shared/refs/bnn/params");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void shouldReadBackWhatItWrote(Network network) {
        Parameters written = random(network);

        ParameterDirectory.write(directory.resolve("p"), written);
        Parameters read = ParameterDirectory.read(directory.resolve("p"), network);

        for (int i = 0; i < written.layers().size(); i++) {
            assertThat(read.layers().get(i).weights())
                    .isEqualTo(written.layers().get(i).weights());
            assertThat(read.layers().get(i).thresholds())
                    .isEqualTo(written.layers().get(i).thresholds());
        }
        assertThat(directory).isDirectoryContaining(p -> p.endsWith("p")).isDirectoryNotContaining("glob:**/.p*");
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepPublishedFilesBitForBit(Network network) {
        Path published = PUBLISHED.resolve(
                switch (network) {
                    case CNV_W1A1 -> "cifar10/cnvW1A1";
                    case CNV_W2A2 -> "cifar10/cnvW2A2";
                    case LFC_W1A1 -> "mnist/lfcW1A1";
                });
        assumeTrue(Files.isDirectory(published), "no published parameters at " + published);
        byte[] bytes = ParameterDirectory.readBytes(published, network);

        assertThat(Parameters.decode(network, ByteBuffer.wrap(bytes)).encode()).isEqualTo(bytes);
    }

    @Test
    void shouldPutAWeightAndAThresholdWhereTheFormatSays() {
        Parameters parameters = random(Network.LFC_W1A1);
        LayerParameters layer = parameters.layers().get(1); // 32 columns in a word, 64 processing elements
        ParameterDirectory.write(directory.resolve("p"), parameters);

        long word = word("p/1-5-weights.bin", 3 * (1024 / 32) + 7);
        assertThat(2 * (int) (word >>> 9 & 1) - 1).isEqualTo(layer.weight(3 * 64 + 5, 7 * 32 + 9));
        assertThat(word >>> 32).isZero();
        assertThat(word("p/1-5-thres.bin", 3)).isEqualTo(layer.threshold(3 * 64 + 5, 0));
    }

    @Test
    void shouldNameEveryFileThatIsMissingOrHasAnotherSize() throws IOException {
        ParameterDirectory.write(directory.resolve("p"), random(Network.LFC_W1A1));
        Files.delete(directory.resolve("p/2-31-thres.bin"));
        Files.write(directory.resolve("p/0-0-weights.bin"), new byte[3]);

        assertThatThrownBy(() -> ParameterDirectory.read(directory.resolve("p"), Network.LFC_W1A1))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("2-31-thres.bin: error: the file is missing; lfc-w1a1 wants one of 256 bytes")
                .hasMessageContaining("0-0-weights.bin: error: the file has 3 bytes, lfc-w1a1 wants 3328");
    }

    @Test
    void shouldSayThatThereIsNoDirectory() {
        assertThatThrownBy(() -> ParameterDirectory.read(directory.resolve("none"), Network.CNV_W1A1))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("none: error: this is no directory; name one that has the");
    }

    @Test
    void shouldNotMixTwoNetworks() {
        ParameterDirectory.write(directory.resolve("p"), random(Network.LFC_W1A1));

        assertThatThrownBy(() -> ParameterDirectory.write(directory.resolve("p"), random(Network.LFC_W1A1)))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("there is something here already");
    }

    private long word(String file, int index) {
        try {
            return Long.reverseBytes(
                    ByteBuffer.wrap(Files.readAllBytes(directory.resolve(file))).getLong(Long.BYTES * index));
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    private static Parameters random(Network network) {
        return RandomParameters.of(network, 1);
    }
}

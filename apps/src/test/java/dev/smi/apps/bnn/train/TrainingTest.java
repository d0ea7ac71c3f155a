package dev.smi.apps.bnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.ParameterDirectory;
import dev.smi.apps.bnn.format.Parameters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TrainingTest {

    private static final Digits DIGITS = Blots.of(300, 1);
    private static final List<String> LINES = new ArrayList<>();
    private static Training.Result result = train(2, 1, LINES);

    @TempDir
    private Path directory;

    @BeforeAll
    static void shouldLearnFromAFewHundredPictures() {
        assertThat(result.trained()).isEqualTo(240);
        assertThat(result.validated()).isEqualTo(60);
        assertThat(result.validatedRight()).isGreaterThan(50);
    }

    @Test
    void shouldTellAfterEachEpoch() {
        assertThat(LINES).hasSize(3);
        assertThat(LINES.getFirst()).startsWith("epoch 1 of 3: ").contains("of 60 digits");
    }

    @Test
    void shouldGiveTheSameNetworkForTheSameSeedWhateverTheThreads() {
        byte[] again = train(1, 1, new ArrayList<>()).network().parameters().encode();

        assertThat(again).isEqualTo(result.network().parameters().encode());
    }

    @Test
    void shouldGiveTheSameLabelsFromItsFiles() {
        Digits others = Blots.of(20, 2);
        Path files = directory.resolve("network");

        ParameterDirectory.write(files, result.network().parameters());
        Parameters read = ParameterDirectory.read(files, Network.LFC_W1A1);

        try (Crew crew = new Crew(2)) {
            byte[] labels = IntegerNetwork.of(read).classify(others, crew);
            assertThat(labels).isEqualTo(result.network().classify(others, crew));
            assertThat(labels).isEqualTo(plain(read, others));
        }
    }

    /** As the published network is described: bit after bit, nothing packed. */
    private static byte[] plain(Parameters network, Digits digits) {
        byte[] labels = new byte[digits.size()];
        for (int picture = 0; picture < labels.length; picture++) {
            boolean[] bits = new boolean[832];
            for (int i = 0; i < Digits.PIXELS; i++) {
                bits[i] = (digits.pixels()[picture * Digits.PIXELS + i] & 0xff) >= 128;
            }
            for (int layer = 0; layer < 4; layer++) {
                bits = plain(network, layer, bits);
            }
            for (int label = 1; label < Digits.CLASSES; label++) {
                labels[picture] = bits[label] ? (byte) label : labels[picture];
            }
        }
        return labels;
    }

    private static boolean[] plain(Parameters network, int layer, boolean[] input) {
        boolean[] output = new boolean[network.layers().get(layer).shape().rows()];
        for (int row = 0; row < output.length; row++) {
            int equal = 0;
            for (int column = 0; column < input.length; column++) {
                equal += network.layers().get(layer).weight(row, column) > 0 == input[column] ? 1 : 0;
            }
            output[row] = network.layers().get(layer).threshold(row, 0) < equal;
        }
        return output;
    }

    private static Training.Result train(int threads, long seed, List<String> lines) {
        Settings settings = new Settings(3, seed, threads, 20, 0.1f, 0.1f, new Warp(0.05f, 1), 60);
        return new Training(settings, DIGITS, lines::add).run();
    }
}

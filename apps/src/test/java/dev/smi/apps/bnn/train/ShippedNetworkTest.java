package dev.smi.apps.bnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.ParameterDirectory;
import dev.smi.apps.bnn.mnist.Mnist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The network in {@code apps/bnn/lfc-w1a1}, which {@code bnn train} made. */
class ShippedNetworkTest {

    private static final Path NETWORK = Path.of(System.getProperty("smi.home")).resolve("apps/bnn/lfc-w1a1");

    /** What its README says. */
    private static final Pattern ACCURACY = Pattern.compile("(\\d+) of the 10,000 test digits");

    @Test
    void shouldHaveFilesOfTheRightSizes() {
        assertThat(ParameterDirectory.readBytes(NETWORK, Network.LFC_W1A1)).hasSize(Network.LFC_W1A1.bytes());
    }

    @Test
    void shouldBeAsAccurateAsItsReadmeSays() throws IOException {
        Path pictures = Mnist.directory().resolve(Mnist.TEST_PICTURES);
        assumeTrue(Files.exists(pictures), () -> pictures + " is not there; fetch it: bin/smi-app bnn fetch");
        Matcher stated = ACCURACY.matcher(Files.readString(NETWORK.resolve("README.md")));
        assertThat(stated.find()).isTrue();
        Digits digits = DigitFiles.read(Mnist.directory(), "t10k");

        IntegerNetwork network = IntegerNetwork.of(ParameterDirectory.read(NETWORK, Network.LFC_W1A1));

        try (Crew crew = new Crew(1)) {
            assertThat(network.right(digits, crew)).isEqualTo(Integer.parseInt(stated.group(1)));
        }
    }
}

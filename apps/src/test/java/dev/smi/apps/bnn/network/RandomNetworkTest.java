package dev.smi.apps.bnn.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.Parameters;
import dev.smi.apps.bnn.format.RandomParameters;
import dev.smi.apps.bnn.kernel.Kernel;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both kernels against the networks as they are specified. */
class RandomNetworkTest {

    @ParameterizedTest
    @EnumSource
    void shouldScoreAsSpecified(Network network) {
        Parameters parameters = RandomParameters.of(network, 6);
        byte[] picture = new byte[Pictures.bytes(network)];
        new Random(7).nextBytes(picture);

        int[] specified = new PlainNetwork(parameters).scores(picture);

        assertThat(scores(parameters, Kernel.plain(), picture)).isEqualTo(specified);
        assertThat(scores(parameters, Kernel.fastest(), picture)).isEqualTo(specified);
    }

    private static int[] scores(Parameters parameters, Kernel kernel, byte[] picture) {
        MemorySegment scores = MemorySegment.ofArray(new byte[Scores.BYTES]);
        Classifier.of(parameters, kernel).classify(MemorySegment.ofArray(picture), 1, scores);
        int[] all = new int[Scores.CLASSES];
        for (int i = 0; i < all.length; i++) {
            all[i] = Scores.get(scores, 0, i);
        }
        return all;
    }
}

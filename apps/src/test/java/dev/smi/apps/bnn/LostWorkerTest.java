package dev.smi.apps.bnn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.apps.KilledWorker;
import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.RandomParameters;
import dev.smi.apps.bnn.picture.PictureSource;
import dev.smi.data.Cluster;
import dev.smi.data.Job;
import dev.smi.data.Shares;
import dev.smi.data.cluster.Clusters;
import dev.smi.data.split.Combiners;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker's process is killed while it classifies. */
@Timeout(120)
class LostWorkerTest {

    @Test
    void shouldScoreTheSameWhenAWorkerIsKilled() throws Exception {
        byte[] parameters = RandomParameters.of(Network.LFC_W1A1, 1).encode();
        try (PictureSource pictures = PictureSource.random(Network.LFC_W1A1, 2_000, 2);
                Cluster threads = Clusters.inProcess(1, Map.of())) {
            byte[] undisturbed = threads.run(job(pictures, parameters)).value();

            assertThat(KilledWorker.during(job(pictures, parameters))).isEqualTo(undisturbed);
        }
    }

    private static Job<byte[]> job(PictureSource pictures, byte[] parameters) {
        return Job.of(
                        "bnn",
                        pictures,
                        ClassifyUnit.spec(Network.LFC_W1A1, parameters, Optional.empty()),
                        Combiners.concatenating())
                .shares(Shares.chunks(20));
    }
}

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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker's process is killed while it classifies. */
@Timeout(120)
class LostWorkerTest {

    /** The convolutional one with few pictures: they take a hundred times as long each, and workers begin cold. */
    @ParameterizedTest
    @CsvSource({"LFC_W1A1, 2000, 20", "CNV_W1A1, 40, 2"})
    void shouldScoreTheSameWhenAWorkerIsKilled(Network network, int count, int chunk) throws Exception {
        byte[] parameters = RandomParameters.of(network, 1).encode();
        try (PictureSource pictures = PictureSource.random(network, count, 2);
                Cluster threads = Clusters.inProcess(1, Map.of())) {
            byte[] undisturbed =
                    threads.run(job(network, pictures, parameters, chunk)).value();

            assertThat(KilledWorker.during(job(network, pictures, parameters, chunk)))
                    .isEqualTo(undisturbed);
        }
    }

    private static Job<byte[]> job(Network network, PictureSource pictures, byte[] parameters, int chunk) {
        return Job.of(
                        "bnn",
                        pictures,
                        ClassifyUnit.spec(network, parameters, Optional.empty()),
                        Combiners.concatenating())
                .shares(Shares.chunks(chunk));
    }
}

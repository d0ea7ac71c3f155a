package dev.smi.apps.bnn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.RandomParameters;
import dev.smi.apps.bnn.picture.PictureSource;
import dev.smi.data.Cluster;
import dev.smi.data.Combiner;
import dev.smi.data.Job;
import dev.smi.data.Outcome;
import dev.smi.data.Piece;
import dev.smi.data.Shares;
import dev.smi.data.cluster.Clusters;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker's process is killed while it classifies. */
@Timeout(120)
class LostWorkerTest {

    @Test
    void shouldScoreTheSameWhenAWorkerIsKilled() throws Exception {
        byte[] parameters = RandomParameters.of(Network.CNV_W1A1, 1).encode();
        byte[] undisturbed;
        byte[] disturbed;
        Outcome<byte[]> outcome;
        try (PictureSource pictures = PictureSource.random(Network.CNV_W1A1, 1_000, 2)) {
            try (Cluster threads = Clusters.inProcess(1, Map.of())) {
                undisturbed = threads.run(job(pictures, parameters, () -> {})).value();
            }
            try (Cluster processes = Clusters.local(2, Map.of())) {
                ProcessHandle victim = ProcessHandle.of(
                                processes.workers().getFirst().process())
                        .orElseThrow();
                outcome = processes.run(job(pictures, parameters, victim::destroyForcibly));
                disturbed = outcome.value();
            }
        }

        assertThat(outcome.losses()).isNotEmpty();
        assertThat(disturbed).isEqualTo(undisturbed);
    }

    private static Job<byte[]> job(PictureSource pictures, byte[] parameters, Runnable disturbance) {
        return Job.of(
                        "bnn",
                        pictures,
                        ClassifyUnit.spec(Network.CNV_W1A1, parameters, Optional.empty()),
                        new Collected(disturbance))
                .shares(Shares.chunks(10));
    }

    /** Collects results, and after the first of them something happens. */
    private static final class Collected implements Combiner<byte[]> {

        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        private final Runnable disturbance;

        Collected(Runnable disturbance) {
            this.disturbance = disturbance;
        }

        @Override
        public void accept(Piece piece, MemorySegment result) {
            all.writeBytes(result.toArray(ValueLayout.JAVA_BYTE));
            if (piece.index() == 0) {
                disturbance.run();
            }
        }

        @Override
        public byte[] finish() {
            return all.toByteArray();
        }
    }
}

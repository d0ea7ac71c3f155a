package dev.smi.apps.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.apps.gzip.engine.EngineName;
import dev.smi.data.Cluster;
import dev.smi.data.Combiner;
import dev.smi.data.Job;
import dev.smi.data.Outcome;
import dev.smi.data.Piece;
import dev.smi.data.Shares;
import dev.smi.data.UnitSpec;
import dev.smi.data.cluster.Clusters;
import dev.smi.data.split.Combiners;
import dev.smi.data.split.Sources;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ProcessesTest {

    private static final byte[] DATA = Samples.mixed(4_000_000, 6);

    @Test
    void shouldMakeTheSameBytesInProcessesAlsoWhenOneIsKilled() throws Exception {
        byte[] expected;
        try (Cluster threads = Clusters.inProcess(2, Map.of("device", "jvm"))) {
            expected = threads.run(job(Combiners.concatenating())).value();
        }
        assertThat(Samples.unpacked(expected)).isEqualTo(DATA);

        try (Cluster processes = Clusters.local(2, Map.of("device", "jvm"))) {
            long victim = processes.workers().getFirst().process();

            Outcome<byte[]> outcome = processes.run(job(new Killing(victim)));

            assertThat(outcome.value()).isEqualTo(expected);
            assertThat(outcome.losses()).isNotEmpty();
        }
    }

    private static <R> Job<R> job(Combiner<R> combiner) {
        return Job.of(
                        "gzip",
                        Sources.of(DATA),
                        UnitSpec.of(MemberUnits.class).with(new MemberSettings(EngineName.JDK, 6).encoded()),
                        combiner)
                .shares(Shares.chunks(1 << 15));
    }

    /** Kills a process, as kill -9 does, when the first results are in and many are not. */
    private static final class Killing implements Combiner<byte[]> {

        private final Combiner<byte[]> all = Combiners.concatenating();
        private final long victim;

        private Killing(long victim) {
            this.victim = victim;
        }

        @Override
        public void accept(Piece piece, MemorySegment result) throws IOException {
            if (piece.index() == 3) {
                ProcessHandle.of(victim).ifPresent(ProcessHandle::destroyForcibly);
            }
            all.accept(piece, result);
        }

        @Override
        public byte[] finish() throws IOException {
            return all.finish();
        }
    }
}

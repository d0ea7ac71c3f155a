package dev.smi.apps.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.apps.KilledWorker;
import dev.smi.apps.gzip.engine.EngineName;
import dev.smi.data.Cluster;
import dev.smi.data.Job;
import dev.smi.data.Shares;
import dev.smi.data.UnitSpec;
import dev.smi.data.cluster.Clusters;
import dev.smi.data.split.Combiners;
import dev.smi.data.split.Sources;
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
            expected = threads.run(job()).value();
        }
        assertThat(Samples.unpacked(expected)).isEqualTo(DATA);

        assertThat(KilledWorker.during(job())).isEqualTo(expected);
    }

    private static Job<byte[]> job() {
        return Job.of(
                        "gzip",
                        Sources.of(DATA),
                        UnitSpec.of(MemberUnits.class).with(new MemberSettings(EngineName.JDK, 6).encoded()),
                        Combiners.concatenating())
                .shares(Shares.chunks(1 << 15));
    }
}

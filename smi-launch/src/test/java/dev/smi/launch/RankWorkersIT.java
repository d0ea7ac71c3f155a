package dev.smi.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smi.data.Cluster;
import dev.smi.data.Job;
import dev.smi.data.Outcome;
import dev.smi.data.Shares;
import dev.smi.data.UnitSpec;
import dev.smi.data.WorkerInfo;
import dev.smi.data.cluster.Clusters;
import dev.smi.data.mpjrun.MpjRunStarter;
import dev.smi.data.split.Combiners;
import dev.smi.data.split.Sources;
import dev.smi.launch.program.Counts;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers of a cluster that are the ranks of a job. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RankWorkersIT {

    @TempDir
    Path directory;

    @BeforeEach
    void mpjIsInstalled() {
        assumeTrue(MpjInstallation.find().isPresent(), "MPJ Express is not installed: apt install libmpj-java");
    }

    @Test
    void shouldWorkOnRanksAndStartTheJobAgainWhenOneDies() throws Exception {
        List<WorkerInfo> workers;
        MpjRunStarter starter = new MpjRunStarter(List.of("-dev", "niodev"));
        try (Cluster cluster = Clusters.started(starter, 2, Map.of("device", "jvm"))) {
            assertThat(cluster.workers())
                    .extracting(WorkerInfo::name)
                    .containsExactlyInAnyOrder("job-1-rank-0", "job-1-rank-1");
            assertThat(count(cluster, "").value()).isEqualTo(1000);

            Outcome<Long> outcome = count(cluster, directory.resolve("fatal").toString());
            assertThat(outcome.value()).isEqualTo(1000);
            assertThat(outcome.losses()).isNotEmpty();
            workers = cluster.workers();
            assertThat(workers).extracting(WorkerInfo::name).allMatch(name -> name.startsWith("job-2-rank-"));
        }
        for (WorkerInfo worker : workers) {
            Optional<ProcessHandle> left = ProcessHandle.of(worker.process());
            if (left.isPresent()) {
                left.get().onExit().get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static Outcome<Long> count(Cluster cluster, String fatal) throws Exception {
        return cluster.run(Job.of(
                        "count",
                        Sources.of(new byte[1000]),
                        UnitSpec.of(Counts.class).with(fatal.getBytes(StandardCharsets.UTF_8)),
                        Combiners.reducing(0L, r -> r.get(ValueLayout.JAVA_LONG_UNALIGNED, 0), Long::sum))
                .shares(Shares.chunks(100)));
    }
}

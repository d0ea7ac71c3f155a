package dev.smi.data.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.Cluster;
import dev.smi.data.Job;
import dev.smi.data.KernelDescription;
import dev.smi.data.Outcome;
import dev.smi.data.Shares;
import dev.smi.data.UnitSpec;
import dev.smi.data.WorkerInfo;
import dev.smi.data.cluster.ClusterConfig;
import dev.smi.data.cluster.ClusterException;
import dev.smi.data.cluster.Clusters;
import dev.smi.data.cluster.HostConfig;
import dev.smi.data.cluster.HostConfig.WorkerOptions;
import dev.smi.data.octoray.ByteSum;
import dev.smi.data.split.Combiners;
import dev.smi.data.split.Sources;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SshStarterTest {

    @TempDir
    static Path directory;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static LoopbackSshServer server;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        server = new LoopbackSshServer(directory);
        Path worker = Files.writeString(directory.resolve("smi-worker"), """
                #!/bin/sh
                exec '%s/bin/java' $JAVA_OPTS -XX:TieredStopAtLevel=1 -cp '%s' dev.smi.data.cli.SmiWorker "$@"
                """.formatted(
                        System.getProperty("java.home"), System.getProperty("java.class.path")));
        assertThat(worker.toFile().setExecutable(true)).isTrue();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void shouldStartWorkersReplaceALostOneAndLeaveNothing() throws Exception {
        SshStarter starter = new SshStarter(config("./smi-worker"));
        List<WorkerInfo> after;
        try (Cluster cluster = Clusters.started(starter, starter.workers(), Map.of("device", "jvm"))) {
            assertThat(cluster.workers())
                    .extracting(WorkerInfo::name)
                    .containsExactlyInAnyOrder("127.0.0.1-1", "127.0.0.1-2");
            assertThat(sum(cluster).value()).isEqualTo(45);

            WorkerInfo lost = cluster.workers().getFirst();
            ProcessHandle process = ProcessHandle.of(lost.process()).orElseThrow();
            process.destroyForcibly();
            process.onExit().get(10, TimeUnit.SECONDS);
            Outcome<Long> outcome = sum(cluster);
            assertThat(outcome.value()).isEqualTo(45);
            assertThat(outcome.units()).hasSize(2);
            after = cluster.workers();
            assertThat(after).hasSize(2).doesNotContain(lost).allMatch(worker -> worker.isOn("127.0.0.1"));
        }
        for (WorkerInfo worker : after) {
            Optional<ProcessHandle> process = ProcessHandle.of(worker.process());
            if (process.isPresent()) {
                process.get().onExit().get(10, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void shouldNameTheHostWhoseWorkerIsNotFound() {
        SshStarter starter = new SshStarter(config("no-such-worker"));

        assertThatThrownBy(() -> Clusters.started(starter, starter.workers(), Map.of("device", "jvm"))
                        .close())
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(
                        "host 127.0.0.1: no-such-worker is not found there; put it on the PATH, or name it"
                                + " in \"command\" of \"worker_options\"");
    }

    /**
     * Pinned to the host as the configuration has it, so that this waits for the replacement, if there is to be one.
     */
    private static Outcome<Long> sum(Cluster cluster) throws Exception {
        KernelDescription kernel = KernelDescription.of("k").host("127.0.0.1");
        return cluster.run(Job.of(
                        "sum",
                        Sources.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}),
                        UnitSpec.of(ByteSum.class).on(List.of(kernel, kernel)),
                        Combiners.reducing(0L, r -> r.get(ValueLayout.JAVA_LONG_UNALIGNED, 0), Long::sum))
                .shares(Shares.equal()));
    }

    private static ClusterConfig config(String command) {
        HostConfig host = new HostConfig(
                "127.0.0.1",
                server.connect(),
                new WorkerOptions(2, 1, true, 256L << 20, Optional.empty(), Optional.of(command)),
                Optional.empty());
        return new ClusterConfig("127.0.0.1", 0, List.of(host), List.of());
    }
}

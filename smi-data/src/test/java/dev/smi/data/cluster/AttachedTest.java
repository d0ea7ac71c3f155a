package dev.smi.data.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.Smi;
import dev.smi.data.Cluster;
import dev.smi.data.Job;
import dev.smi.data.UnitSpec;
import dev.smi.data.WorkerInfo;
import dev.smi.data.cluster.TestData.Joined;
import dev.smi.data.cluster.TestUnits.Increment;
import dev.smi.data.wire.Endpoint;
import dev.smi.data.worker.TurnedAwayException;
import dev.smi.data.worker.Worker;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that somebody else starts. */
@Timeout(30)
class AttachedTest {

    private static final int SIZE = 1000;
    private static final String TOKEN = "a token";

    private static Endpoint free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new Endpoint("127.0.0.1", socket.getLocalPort());
        }
    }

    private static Callable<Boolean> worker(Endpoint endpoint, String token) {
        return () -> {
            Worker.serve(endpoint, token, "board", Map.of("device", "jvm"), Duration.ofSeconds(10));
            return true;
        };
    }

    private static Callable<Boolean> rank(Endpoint endpoint, Smi smi) {
        return () -> {
            Worker.serve(endpoint, TOKEN, "rank 0", smi);
            return true;
        };
    }

    private static Job<byte[]> job() {
        return Job.of("test", TestData.bytes(SIZE, 1, false), UnitSpec.of(Increment.class), new Joined());
    }

    private static void awaitWorkers(Cluster cluster, int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (cluster.workers().size() < count) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            Thread.sleep(10);
        }
    }

    @Test
    void shouldTakeWorkersThatComeAndLetThemGo() throws Exception {
        Endpoint endpoint = free();
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Smi smi = Smi.alone(Map.of("device", "jvm"))) {
            Future<Boolean> first = threads.submit(worker(endpoint, TOKEN));
            Future<Boolean> second = threads.submit(worker(endpoint, TOKEN));
            Cluster cluster = Clusters.listen(endpoint, TOKEN, 2, Duration.ofSeconds(20), Map.of());
            Future<Boolean> third = threads.submit(rank(endpoint, smi)); // one more than was expected
            try (cluster) {
                assertThat(cluster.run(job()).value()).isEqualTo(InProcessTest.expected(SIZE));
                awaitWorkers(cluster, 3);
                assertThat(cluster.workers().stream().map(WorkerInfo::name)).contains("board", "board.2", "rank 0");
                assertThatThrownBy(() -> worker(endpoint, "another").call())
                        .isInstanceOf(TurnedAwayException.class)
                        .hasMessageContaining("SMI_CLUSTER_TOKEN");
                assertThat(cluster.run(job()).value()).isEqualTo(InProcessTest.expected(SIZE));
            }
            assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(third.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldTellHowManyHaveComeAndHowToStartTheOthers() throws Exception {
        Endpoint endpoint = free();

        assertThatThrownBy(() -> Clusters.listen(endpoint, TOKEN, 2, Duration.ofMillis(100), Map.of()))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("0 of 2 workers have come")
                .hasMessageContaining("smi-worker " + endpoint)
                .hasMessageNotContaining(TOKEN);
    }

    @Test
    void shouldTellWhenAPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Endpoint endpoint = new Endpoint("127.0.0.1", taken.getLocalPort());

            assertThatThrownBy(() -> Clusters.listen(endpoint, TOKEN, 1, Duration.ofSeconds(1), Map.of()))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
    }

    @Test
    void shouldTellThatThereIsNoSuchHost() {
        assertThatThrownBy(() -> Clusters.listen(
                        new Endpoint("no-such-host.invalid", 1), TOKEN, 1, Duration.ofSeconds(1), Map.of()))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("cannot listen on no-such-host.invalid: there is no such host");
    }

    @Test
    void shouldTellWhatAStarterSays() {
        WorkerStarter broken = (_, _, _, _) -> new WorkerStarter.Started() {
            @Override
            public String trouble() {
                return "fpga1 is switched off";
            }

            @Override
            public void close() {
                // nothing was started
            }
        };

        assertThatThrownBy(() -> Clusters.started(broken, 2, Map.of()))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("0 of 2 workers")
                .hasMessageContaining("fpga1 is switched off");
    }
}

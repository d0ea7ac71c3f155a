package dev.smi.data.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.cli.CommandRunner;
import dev.smi.cli.ExitStatus;
import dev.smi.data.Cluster;
import dev.smi.data.cluster.Clusters;
import dev.smi.data.wire.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SmiWorkerTest {

    private static final Map<String, String> TOKEN = Map.of("SMI_CLUSTER_TOKEN", "secret");

    private static int run(Map<String, String> environment, String... arguments) {
        return CommandRunner.run(new SmiWorker(environment), arguments);
    }

    private static String free() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void shouldAskForATokenAndAnEndpoint() {
        assertThat(run(Map.of(), "localhost:1")).isEqualTo(ExitStatus.USAGE);
        assertThat(run(TOKEN, "localhost")).isEqualTo(ExitStatus.USAGE);
        assertThat(run(TOKEN)).isEqualTo(ExitStatus.USAGE);
        assertThat(run(Map.of(), "--help")).isEqualTo(ExitStatus.OK);
    }

    @Test
    void shouldFailIfThereIsNoClient() throws Exception {
        assertThat(run(TOKEN, free(), "--wait", "0")).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void shouldRefuseAWaitThatIsNone() {
        assertThat(run(TOKEN, "localhost:1", "--wait=-5")).isEqualTo(ExitStatus.USAGE);
        assertThat(run(TOKEN, "localhost:1", "--wait", "9223372036854775807")).isEqualTo(ExitStatus.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--stay"})
    void shouldNotTakeAnotherServiceForAClient(String stay) throws Exception {
        AtomicInteger visits = new AtomicInteger();
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> greet(other, visits));

            List<String> words = new ArrayList<>(List.of("127.0.0.1:" + other.getLocalPort(), "--wait", "1"));
            if (!stay.isEmpty()) {
                words.add(stay);
            }
            assertThat(run(TOKEN, words.toArray(String[]::new))).isEqualTo(ExitStatus.FAILED);
            assertThat(visits.get()).isBetween(2, 7); // it tries again, and not without a pause
        }
    }

    private static void greet(ServerSocket server, AtomicInteger visits) {
        while (!server.isClosed()) {
            try (Socket visitor = server.accept()) {
                visits.incrementAndGet();
                visitor.getOutputStream().write("SSH-2.0-something that is no client\r\n".getBytes(US_ASCII));
                visitor.setSoTimeout(1000);
                visitor.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException _) {
                // the visitor has left, or the service ends
            }
        }
    }

    @Test
    void shouldServeClientAfterClientIfItStays() throws Exception {
        String endpoint = free();
        AtomicReference<Integer> status = new AtomicReference<>(-1);
        Thread worker = Thread.ofPlatform()
                .start(() -> status.set(run(TOKEN, endpoint, "--stay", "--wait", "20", "--device", "jvm")));
        for (int client = 0; client < 2; client++) {
            try (Cluster cluster =
                    Clusters.listen(Endpoint.parse(endpoint), "secret", 1, Duration.ofSeconds(20), Map.of())) {
                assertThat(cluster.workers()).hasSize(1);
                assertThat(cluster.workers().getFirst().device()).isEqualTo("jvm");
            }
        }
        try (Cluster cluster =
                Clusters.listen(Endpoint.parse(endpoint), "another", 0, Duration.ofSeconds(20), Map.of())) {
            worker.join(TimeUnit.SECONDS.toMillis(20)); // it is turned away, which ends it
            assertThat(cluster.workers()).isEmpty();
            assertThat(status.get()).isEqualTo(ExitStatus.FAILED);
        }
    }
}

package dev.smi.run.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smi.emulator.diagnose.KernelWait;
import dev.smi.emulator.diagnose.WaitCause;
import dev.smi.model.Rank;
import dev.smi.topology.Shape;
import dev.smi.topology.Topology;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LiveViewTest {

    private static final int MILLIS = 10_000;

    private final Topology topology = Shape.TORUS.make(new int[] {2, 4}, List.of());
    private final Watched watched = new Watched(topology);
    private LiveView view;

    LiveViewTest() throws IOException {
        view = new LiveView(0, "\"a\" <b>.json", topology);
    }

    @BeforeEach
    void watch() {
        watched.waiting(1, "receiver", "pop_0_ckr_data");
        watched.writing(2, "producer", "numbers", 4);
    }

    @AfterEach
    void close() {
        view.close();
    }

    private static String ask(URI url, String request) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(MILLIS);
            socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String get(String path) throws IOException {
        return ask(
                view.url(),
                "GET " + path + " HTTP/1.1\r\nConnection: close\r\nHost: "
                        + view.url().getAuthority());
    }

    @Test
    void shouldGiveTheTopologyAsAGraph() throws IOException {
        assertThat(get("/graph.json"))
                .startsWith("HTTP/1.1 200")
                .contains("\"title\": \"\\\"a\\\" <b>.json\", \"layout\": \"grid\"")
                .contains("{ \"rank\": 0, \"name\": \"n0:acl0\", \"x\": 0.0, \"y\": 0.0 }")
                .contains("{ \"rank\": 7, \"name\": \"n7:acl0\", \"x\": 3.0, \"y\": 1.0 }")
                .contains("{ \"a\": 0, \"a_name\": \"n0:acl0:ch0\", \"b\": 4, \"b_name\": \"n4:acl0:ch1\","
                        + " \"obstructed\": false }");
    }

    @Test
    void shouldGiveZerosBeforeThereIsACluster() throws IOException {
        assertThat(get("/state.json"))
                .contains("\"phase\": \"compiling\"")
                .contains("\"cycles\": 0, \"packets\": 0")
                .doesNotContain("run_ms");
    }

    @Test
    void shouldGiveCountersFillsAndWaitsWhileKernelsRun() throws IOException {
        view.watch(watched.observation());

        assertThat(get("/state.json"))
                .contains("\"phase\": \"running\"")
                .contains("\"packets\": 3")
                .contains("\"cables\": [{ \"ab\": { \"packets\": 3, \"elements\": 0, \"fill\": 3, \"capacity\": 16,")
                .contains("\"fpgas\": [{ \"state\": \"idle\", \"waiting\": 0, \"fullest\": 0.0 },"
                        + " { \"state\": \"waiting\", \"waiting\": 1, \"fullest\": 0.0 },"
                        + " { \"state\": \"running\", \"waiting\": 0, \"fullest\": 0.25 }")
                .contains(
                        "\"kernels\": [{ \"rank\": 1, \"name\": \"receiver\", \"role\": \"user\", \"state\": \"data\","
                                + " \"waits_for\": \"to read pop_0_ckr_data (0 of 16): SMI_Pop on port 0\"")
                .contains(
                        "\"fifos\": [{ \"rank\": 1, \"name\": \"pop_0_ckr_data\", \"kind\": \"endpoint\", \"fill\": 0")
                .contains("\"name\": \"numbers\", \"kind\": \"own\", \"fill\": 4, \"capacity\": 16")
                .doesNotContain("smi_kernel_cks_0");
    }

    @Test
    void shouldGiveEverythingOfOneFpgaIfAsked() throws IOException {
        view.watch(watched.observation());

        assertThat(get("/state.json?rank=0"))
                .contains("\"name\": \"smi_kernel_cks_0\", \"role\": \"communication\"")
                .doesNotContain("receiver");
        assertThat(get("/state.json?rank=8")).contains("receiver");
        assertThat(get("/state.json?rank=999999")).startsWith("HTTP/1.1 200");
        assertThat(get("/state.json?rank=-1&x")).startsWith("HTTP/1.1 200");
    }

    @Test
    void shouldShowTheReportOfARunThatIsStuck() throws IOException {
        KernelWait wait = new KernelWait(
                new Rank(2),
                "producer",
                "write",
                "numbers",
                4,
                16,
                "nobody reads it",
                Optional.empty(),
                new WaitCause.OwnChannel("a", Optional.empty(), false),
                Optional.empty());
        view.watch(watched.observation());
        view.finished(
                new Ending(Phase.DEADLOCK, Duration.ofMillis(12), "a.json:1:2: error: deadlock\n", List.of(wait)));

        assertThat(get("/state.json"))
                .contains("\"phase\": \"deadlock\"")
                .contains("\"run_ms\": 12, \"report\": \"a.json:1:2: error: deadlock\\n\"")
                .contains("\"state\": \"room\", \"waits_for\": \"to write numbers (4 of 16): nobody reads it\"");
    }

    @Test
    void shouldGoOnUntilWhatIsFoundOutIsThere() throws IOException {
        view.watch(watched.observation());
        view.advising();

        assertThat(get("/state.json")).contains("\"phase\": \"advising\"").doesNotContain("run_ms");

        view.finished(new Ending(Phase.DEADLOCK, Duration.ofMillis(12), "at a.cl:3\n", List.of()));

        assertThat(get("/state.json")).contains("\"phase\": \"deadlock\"", "at a.cl:3");
    }

    @Test
    void shouldAnswerThoughOthersHaveNotFinishedTheirQuestions() throws IOException {
        try (Socket one = new Socket(view.url().getHost(), view.url().getPort());
                Socket two = new Socket(view.url().getHost(), view.url().getPort());
                Socket three = new Socket(view.url().getHost(), view.url().getPort())) {
            for (Socket half : List.of(one, two, three)) {
                half.getOutputStream().write("GET / HT".getBytes(StandardCharsets.ISO_8859_1));
            }

            assertThat(get("/state.json")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void shouldKnowThatBrowsersLeaveOutTheUsualPort() {
        assertThat(PageServer.hosts(80)).contains("127.0.0.1", "localhost", "localhost:80");
        assertThat(PageServer.hosts(8080)).containsOnly("127.0.0.1:8080", "localhost:8080");
    }

    @Test
    void shouldGiveThePageAndItsLibrary() throws IOException {
        assertThat(get("/"))
                .contains("Content-type: text/html")
                .contains("Content-security-policy: default-src 'none'")
                .contains("X-content-type-options: nosniff")
                .contains("Cache-control: no-store")
                .contains("<title>smi-run</title>");
        assertThat(get("/cytoscape.min.js")).contains("Content-type: text/javascript");
        assertThat(ask(
                        view.url(),
                        "HEAD / HTTP/1.1\r\nConnection: close\r\nHost: "
                                + view.url().getAuthority()))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("<title>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../pom.xml",
                "/%2e%2e/%2e%2e/etc/passwd",
                "//etc/passwd",
                "/view.js/../index.html",
                "/index.html",
                "/dev/smi/run/ui/view.js",
                "/..\\..\\etc\\passwd",
                "/view.js%00.css",
                "/state.json/",
            })
    void shouldRefuseWhatIsNoFileOfThePage(String path) throws IOException {
        assertThat(get(path)).containsPattern("^HTTP/1.1 (404|400)").doesNotContain("root:", "<project");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1", "evil.example:PORT", "127.0.0.1:1", "", "[::1]:PORT"})
    void shouldRefuseThoseWhoAskForAnotherHost(String host) throws IOException {
        String named = host.replace("PORT", Integer.toString(view.url().getPort()));

        assertThat(ask(view.url(), "GET /state.json HTTP/1.1\r\nConnection: close\r\nHost: " + named))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("cycles");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void shouldRefuseToBeChanged(String method) throws IOException {
        assertThat(ask(
                        view.url(),
                        method + " / HTTP/1.1\r\nConnection: close\r\nHost: "
                                + view.url().getAuthority()))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: GET, HEAD");
    }

    @Test
    void shouldListenOnTheLoopbackAlone() throws IOException {
        assertThat(view.url().getHost()).isEqualTo("127.0.0.1");
        Optional<InetAddress> other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
        assumeTrue(other.isPresent(), "this computer has the loopback alone");

        try (Socket socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(
                            new InetSocketAddress(other.get(), view.url().getPort()), MILLIS))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void shouldSayThatAPortIsTaken() {
        assertThatThrownBy(() -> new LiveView(view.url().getPort(), "b", topology))
                .isInstanceOf(BindException.class);
    }

    @Test
    void shouldEndThoughBrowsersKeepTheirConnections() throws IOException {
        try (Socket half = new Socket(view.url().getHost(), view.url().getPort());
                Socket idle = new Socket(view.url().getHost(), view.url().getPort())) {
            half.getOutputStream().write("GET / HT".getBytes(StandardCharsets.ISO_8859_1));
            get("/state.json");
            view.finished(new Ending(Phase.PASSED, Duration.ZERO, "", List.of()));

            view.close();

            idle.setSoTimeout(MILLIS);
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
        }
        assertThatThrownBy(() -> get("/")).isInstanceOf(IOException.class);
    }

    @Test
    void shouldTellAPageThatIsOpenHowItEnded() throws Exception {
        view.close();
        view = new LiveView(0, "a", topology, Duration.ofSeconds(30));
        assertThat(get("/state.json")).contains("compiling");
        view.finished(new Ending(Phase.PASSED, Duration.ZERO, "", List.of()));
        Thread closing = Thread.ofPlatform().start(view::close);

        assertThat(get("/state.json")).contains("\"phase\": \"passed\"");

        assertThat(closing.join(Duration.ofSeconds(40))).isTrue();
    }
}

package dev.smi.data.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.cluster.HostConfig.ConnectOptions;
import dev.smi.data.cluster.HostConfig.WorkerOptions;
import dev.smi.data.octoray.KernelFiles;
import dev.smi.model.diagnostic.DiagnosticException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterConfigTest {

    /** As the notebook writes it. */
    private static final String NOTEBOOK = """
            {"scheduler": "10.1.212.129", "hosts": ["10.1.212.129"],
             "connect_options": {"port": 22, "xrt": "/opt/xilinx/xrt/setup.sh", "dir": "/mnt/scratch/fwi/"},
             "worker_options": {"nthreads": 0, "n_workers": 1, "preload": "pynqimport.py", "nanny": "0", "memory_limit": 0},
             "scheduler_options": {"port": 8786}, "worker_class": "distributed.Worker",
             "overlay": "bitstreams/8000_100_1CU/8000_100_1cu.xclbin"}
            """;

    @Test
    void shouldReadTheSeedsFileAsItIs() {
        ClusterConfig config = ClusterConfig.parse("cluster_config.json", NOTEBOOK);

        assertThat(config.scheduler()).isEqualTo("10.1.212.129");
        assertThat(config.port()).isEqualTo(8786);
        assertThat(config.hosts()).singleElement().satisfies(host -> {
            assertThat(host.connect().port()).isEqualTo(22);
            assertThat(host.connect().environment()).contains("/opt/xilinx/xrt/setup.sh");
            assertThat(host.connect().directory()).contains("/mnt/scratch/fwi/");
            assertThat(host.workers()).isEqualTo(new WorkerOptions(1, 1, false, 0, Optional.empty(), Optional.empty()));
            assertThat(host.overlay()).contains("bitstreams/8000_100_1CU/8000_100_1cu.xclbin");
        });
        assertThat(config.notes())
                .containsExactly(
                        "cluster_config.json:3:52: warning: \"preload\" is Python's and ignored;"
                                + " a unit loads its program when it is opened",
                        "cluster_config.json:4:39: warning: \"worker_class\" is Python's; workers are smi-worker here");
    }

    @Test
    void shouldReadTheExamples() {
        Path examples = Path.of(System.getProperty("smi.home", ".."), "apps", "octoray");

        assertThat(ClusterConfig.read(examples.resolve("cluster_config.json")).notes())
                .isEmpty();
        assertThat(KernelFiles.read(examples.resolve("kernels.json"))).hasSize(2);
    }

    @Test
    void shouldDealListsToHosts() {
        ClusterConfig config = ClusterConfig.parse("c", """
                {"scheduler": "a", "hosts": ["a", "b"],
                 "connect_options": [{"port": 22}, {"port": 2222, "username": "eve", "client_keys": "/keys/eve",
                                      "known_hosts": null}],
                 "worker_options": [{"nthreads": 2}, {"n_workers": 3, "memory_limit": "1.5GiB", "device": "opencl",
                                    "command": "/opt/smi/bin/smi-worker"}],
                 "overlay": ["one.xclbin", "two.xclbin"]}
                """);

        HostConfig second = config.hosts().get(1);
        assertThat(config.hosts().getFirst().workers().units()).isEqualTo(2);
        assertThat(config.hosts().getFirst().connect()).isEqualTo(ConnectOptions.USUAL);
        assertThat(second.connect())
                .isEqualTo(new ConnectOptions(
                        2222,
                        Optional.of("eve"),
                        List.of(Path.of("/keys/eve")),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty()));
        assertThat(second.workers())
                .isEqualTo(new WorkerOptions(
                        3, 1, true, 3L << 29, Optional.of("opencl"), Optional.of("/opt/smi/bin/smi-worker")));
        assertThat(second.overlay()).contains("two.xclbin");
        assertThat(config.notes()).isEmpty();
    }

    @Test
    void shouldSayThatAListDoesNotFitTheHosts() {
        assertThatThrownBy(() -> ClusterConfig.parse("c.json", """
                        {"hosts": ["a", "b", "c"],
                         "connect_options": [{}, {}],
                         "overlay": ["x"]}
                        """))
                .isInstanceOf(DiagnosticException.class)
                .hasMessage("c.json:2:21: error: \"connect_options\" is a list of 2 for 3 hosts (a, b, c);"
                        + " give one for each host, or one that is not in a list for all\n"
                        + "c.json:3:13: error: \"overlay\" is a list of 1 for 3 hosts (a, b, c);"
                        + " give one for each host, or one that is not in a list for all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|c:1:1: error: the configuration has to be an object, not an array",
                "{}|c:1:1: error: \"hosts\" is missing here",
                "{\"hosts\": []}|c:1:11: error: there are no hosts; name at least one",
                "{\"hosts\": [1]}|c:1:12: error: a host has to be a name or an address, not a number",
                "{\"hosts\": [\"a\"], \"connect_options\": 1}|c:1:37: error: options have to be an object, not a number",
                "{\"hosts\": [\"a\"], \"connect_options\": {\"port\": 70000}}|c:1:46: error: \"port\" is 70000;"
                        + " it has to be a whole number within 1..65535",
                "{\"hosts\": [\"a\"], \"worker_options\": {\"n_workers\": 0}}|c:1:50: error: \"n_workers\" is 0;"
                        + " it has to be a whole number within 1..4096",
                "{\"hosts\": [\"a\"], \"worker_options\": {\"nanny\": \"maybe\"}}|c:1:46: error: \"nanny\" is maybe;"
                        + " it has to be 0 or 1, true or false",
                "{\"hosts\": [\"a\"], \"worker_options\": {\"memory_limit\": 0.5}}|c:1:53: error: \"memory_limit\" is 0.5;"
                        + " it has to be a whole number within 0..9223372036854775807",
                "{\"hosts\": [\"a\"], \"worker_options\": {\"memory_limit\": \"lots\"}}|c:1:53: error: \"memory_limit\""
                        + " is lots; it has to be a number of bytes, or one with a unit, as in 4GiB",
                "{\"hosts\": [\"a\"], \"overlay\": 3}|c:1:29: error: an overlay has to be a string, not a number",
            })
    void shouldSayWhereAndWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> ClusterConfig.parse("c", text))
                .isInstanceOf(DiagnosticException.class)
                .hasMessage(message);
    }

    @Test
    void shouldNoteKeysThatItDoesNotKnow() {
        ClusterConfig config = ClusterConfig.parse("c", """
                {"hosts": ["a"], "schedular": "a", "connect_options": {"password": "x"}}
                """);

        assertThat(config.scheduler()).isEqualTo("a");
        assertThat(config.notes())
                .containsExactly(
                        "c:1:56: warning: \"password\" is not known here and ignored;"
                                + " known are client_keys, dir, known_hosts, port, username, xrt",
                        "c:1:18: warning: \"schedular\" is not known here and ignored; known are connect_options, hosts,"
                                + " overlay, scheduler, scheduler_options, worker_class, worker_options");
    }
}

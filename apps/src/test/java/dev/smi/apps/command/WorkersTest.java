package dev.smi.apps.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.apps.cli.SmiApp;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.testing.CapturedOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users may do wrong with workers and devices, in every application. */
@Timeout(60)
class WorkersTest {

    private static final String CLASS_PATH = "java.class.path";

    @RegisterExtension
    final CapturedOutput output = new CapturedOutput();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arrow sum x.rb",
                "arrow-sum x.arrow",
                "bnn classify -n lfc-w1a1 x.png",
                "bnn benchmark -n lfc-w1a1",
                "bnn demo",
                "fwi x.json",
                "gzip x"
            })
    void shouldRefuseAWrongNumberOfWorkers(String command) {
        for (String count : List.of("0", "2000", "two")) {
            assertThat(run(command + " -w " + count)).as(count).isEqualTo(ExitStatus.USAGE);
            assertThat(output.err())
                    .contains("error: Invalid value for option '--workers': '" + count + "' is not within 1..1024");
        }
        assertThat(run(command + " -w -1")).isEqualTo(ExitStatus.USAGE); // gzip has an option -1
        assertThat(output.err()).contains("option '--workers'", "'-1'").doesNotContain("internal", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bnn classify -n lfc-w1a1 x.png", "bnn benchmark -n lfc-w1a1", "bnn demo", "fwi x.json"})
    void shouldNameTheDevicesThatThereAre(String command) {
        assertThat(run(command + " --device nonsense")).isEqualTo(ExitStatus.USAGE);
        assertThat(output.err()).contains("there is no device 'nonsense'; there are emulator, jvm");
    }

    @Test
    void shouldTakeItsWorkersFromAClusterFile() throws IOException {
        Path config = Files.writeString(directory.resolve("cluster_config.json"), """
                {"scheduler": "127.0.0.1", "hosts": ["127.0.0.1"], "worker_options": {"n_workers": 2}}
                """);
        Path input = Files.write(directory.resolve("x"), new byte[100_000]);

        assertThat(run("gzip --json --launch threads --cluster " + config + " " + input))
                .isZero();
        assertThat(output.out()).contains("\"workers\": 2");
        assertThat(directory.resolve("x.gz")).exists();
    }

    @Test
    void shouldSayWhereAClusterFileIsWrong() throws IOException {
        Path config = Files.writeString(directory.resolve("cluster_config.json"), "{\"hosts\": 7}");

        assertThat(run("gzip --cluster " + config + " x")).isEqualTo(ExitStatus.FAILED);
        assertThat(output.err())
                .contains("cluster_config.json:1:")
                .contains("error: ")
                .doesNotContain("internal");
    }

    @Test
    void shouldTakeNoDeviceWhereThereIsNoKernelForOne() {
        assertThat(run("gzip x --device opencl")).isEqualTo(ExitStatus.USAGE);
        assertThat(run("arrow-sum x --device opencl")).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void shouldSayThatWorkersDoNotStart() throws IOException {
        Path file = Files.writeString(directory.resolve("data"), "data");
        String before = System.getProperty(CLASS_PATH);
        System.setProperty(CLASS_PATH, directory.resolve("nowhere").toString());
        try {
            assertThat(run("gzip -q --processes -w 1 " + file)).isEqualTo(ExitStatus.FAILED);
        } finally {
            System.setProperty(CLASS_PATH, before);
        }
        assertThat(output.err()).contains("workers: error: ").contains("ended with status 1");
        assertThat(output.err()).doesNotContain("internal", "\tat ");
    }

    @Test
    void shouldSayWhatMakesAProgramForADevice() {
        assertThat(run("bnn benchmark -n lfc-w1a1 --device emulator --program " + directory))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(output.err())
                .startsWith(directory + ": error: there is no program for device emulator here")
                .contains("bin/smi-codegen -o smi-out apps/bnn/bnn.cl makes one, smi-out/bnn");
    }

    private static int run(String command) {
        return SmiApp.run(command.split(" "));
    }
}

package dev.smi.apps.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.cli.CommandRunner;
import dev.smi.cli.ExitStatus;
import dev.smi.data.Cluster;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Timeout(60)
class ClusterOptionsTest {

    @Command(name = "test")
    private static final class Opening implements Callable<Integer> {
        @Mixin
        private final ClusterOptions workers = new ClusterOptions();

        @Override
        public Integer call() {
            try (Cluster cluster = workers.open()) {
                return cluster.workers().size() == workers.workers() ? ExitStatus.OK : ExitStatus.FAILED;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "99999999999"})
    void shouldRefuseACountThatIsNone(String count) {
        assertThat(CommandRunner.run(new Opening(), "--workers=" + count)).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void shouldStartSoManyWorkers() {
        assertThat(CommandRunner.run(new Opening(), "--workers", "3")).isEqualTo(ExitStatus.OK);
    }

    @Test
    void shouldSayPlainlyThatWorkersDoNotCome() {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String home = System.getProperty("java.home");
        try (PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setErr(err);
            System.setProperty("java.home", "/nowhere"); // so that no process can be started
            assertThat(CommandRunner.run(new Opening(), "--workers=1", "--processes"))
                    .isEqualTo(ExitStatus.FAILED);
        } finally {
            System.setProperty("java.home", home);
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("workers: error: workers cannot be started: ")
                .doesNotContain("internal error")
                .doesNotContain("\tat ");
    }
}

package dev.smi.apps.bnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.ParameterDirectory;
import dev.smi.cli.CommandRunner;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.testing.CapturedOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BnnTrainCommandTest {

    @RegisterExtension
    final CapturedOutput output = new CapturedOutput();

    @TempDir
    private Path directory;

    @BeforeEach
    void writeDigits() throws IOException {
        Blots.write(directory, "train", Blots.of(300, 1));
        Blots.write(directory, "t10k", Blots.of(100, 2));
    }

    @Test
    void shouldWriteANetworkAndTellHowGoodItIs() throws IOException {
        assertThat(run("--epochs", "1", "--validation", "40", "--json")).isEqualTo(ExitStatus.OK);

        IntegerNetwork written = IntegerNetwork.of(ParameterDirectory.read(network(), Network.LFC_W1A1));
        try (Crew crew = new Crew(1)) {
            int right = written.right(Blots.of(100, 2), crew);
            assertThat(output.out())
                    .contains("\"test\": { \"digits\": 100, \"right\": " + right + " }")
                    .contains("\"training\": { \"digits\": 260, ")
                    .contains("\"seed\": 1,");
        }
        try (Stream<Path> all = Files.list(directory)) {
            assertThat(all.map(p -> p.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    @Test
    void shouldNotOverwriteAnything() throws IOException {
        Files.createDirectories(network());
        Files.writeString(network().resolve("0-0-weights.bin"), "mine");

        assertThat(run("--validation", "40")).isEqualTo(ExitStatus.FAILED);

        assertThat(output.err()).startsWith(network() + ": error: there is something here already");
        assertThat(network().resolve("0-0-weights.bin")).hasContent("mine");
    }

    @Test
    void shouldSayThatItCannotWriteBeforeItTrains() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "mine");
        Path within = file.resolve("network");

        int status = CommandRunner.run(
                new BnnTrainCommand(), "--data", directory.resolve("none").toString(), "--output", within.toString());

        assertThat(status).isEqualTo(ExitStatus.FAILED);
        assertThat(output.err()).startsWith(within + ": error: cannot be written: ");
    }

    @Test
    void shouldSayWhichFileIsMissing() throws IOException {
        Path labels = directory.resolve("t10k-labels-idx1-ubyte");
        Files.delete(labels);

        assertThat(run("--validation", "40")).isEqualTo(ExitStatus.FAILED);

        assertThat(output.err()).startsWith(labels + ": error: ").doesNotContain("\tat ");
    }

    @Test
    void shouldRejectNumbersThatMakeNoSense() {
        assertThat(run("--epochs", "0")).isEqualTo(ExitStatus.USAGE);
        assertThat(run("--threads", "0")).isEqualTo(ExitStatus.USAGE);
        assertThat(run("--validation", "-1")).isEqualTo(ExitStatus.USAGE);
        assertThat(run("--validation", "200")).isEqualTo(ExitStatus.USAGE);

        assertThat(output.err())
                .contains("--epochs is 0; train for at least 1")
                .contains("--threads is 0; use at least 1")
                .contains("--validation is -1; keep 0 digits or more")
                .contains("there are 300 digits to train with; 128 and 200 for --validation are the least");
    }

    private Path network() {
        return directory.resolve("network");
    }

    private int run(String... options) {
        List<String> fixed =
                List.of("--data", directory.toString(), "--output", network().toString());
        String[] all = Stream.concat(fixed.stream(), Arrays.stream(options)).toArray(String[]::new);
        return CommandRunner.run(new BnnTrainCommand(), all);
    }
}

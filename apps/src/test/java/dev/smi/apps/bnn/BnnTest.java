package dev.smi.apps.bnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.ParameterDirectory;
import dev.smi.apps.bnn.format.Parameters;
import dev.smi.apps.bnn.mnist.Mnist;
import dev.smi.apps.cli.SmiApp;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command, from files to lines. */
@Timeout(120)
class BnnTest {

    private static final Path PUBLISHED =
            Path.of(System.getProperty("smi.home")).resolve("../shared/refs/bnn/params");

    @TempDir
    private Path directory;

    private record Said(int status, String out, String err) {}

    @Test
    void shouldSayTheSameForOneTwoAndFourWorkers() throws IOException {
        String parameters = parameters(Network.CNV_W1A1);
        String pictures = pictures(20);

        Said one = say("bnn", "classify", "-w", "1", "-n", "cnv-w1a1", "-p", parameters, pictures, pictures);
        Said two = say("bnn", "classify", "-w", "2", "-n", "cnv-w1a1", "-p", parameters, pictures, pictures);
        Said four = say("bnn", "classify", "-w", "4", "-n", "cnv-w1a1", "-p", parameters, pictures, pictures);

        assertThat(one.status()).isZero();
        assertThat(one.out().lines()).hasSize(41);
        assertThat(two.out()).isEqualTo(one.out());
        assertThat(four.out()).isEqualTo(one.out());
    }

    @Test
    void shouldSayTheSameForProcesses() throws IOException {
        String parameters = parameters(Network.LFC_W1A1);
        byte[] bytes = new byte[16 + 30 * 784];
        new Random(2).nextBytes(bytes);
        ByteBuffer.wrap(bytes).putInt(0x803).putInt(30).putInt(28).putInt(28);
        String pictures = Files.write(directory.resolve("digits"), bytes).toString();

        Said threads = say("bnn", "classify", "-w", "2", "-n", "lfc-w1a1", "-p", parameters, "--json", pictures);
        Said processes = say(
                "bnn", "classify", "-w", "2", "-n", "lfc-w1a1", "-p", parameters, "--json", "--processes", pictures);

        assertThat(threads.out().lines()).hasSize(30).allMatch(line -> line.startsWith("{ \"picture\": "));
        assertThat(processes.out()).isEqualTo(threads.out());
    }

    @Test
    void shouldRecogniseWhatComesWithTheProject() {
        Said said = say("bnn", "demo", "-w", "2");

        assertThat(said.status()).isZero();
        assertThat(said.out()).endsWith("10 of 10 labelled pictures right: 100.00 %" + System.lineSeparator());
    }

    @Test
    void shouldSayWhatIsWrongWithNumbersAndFiles() {
        assertThat(say("bnn", "benchmark", "-n", "lfc-w1a1", "--pictures", "0").status())
                .isEqualTo(2);
        assertThat(say("bnn", "benchmark", "-n", "lfc-w1a1", "--repeat", "-1").status())
                .isEqualTo(2);
        assertThat(say("bnn", "classify", "-n", "lfc-w1a1", directory.toString())
                        .err())
                .contains(directory + ": error: it is a directory; name the files of pictures in it");
    }

    @Test
    void shouldSayWhereParametersAre() {
        Said said = say("bnn", "classify", "-n", "cnv-w2a2", "x.png");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err())
                .startsWith(
                        "cnv-w2a2: error: its parameters do not come with this project; get them where they are published")
                .contains("--parameters cifar10/cnvW2A2");
    }

    @Test
    void shouldNameTheNetworksThatThereAre() {
        Said said = say("bnn", "classify", "-n", "vgg", "x.png");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("there is no network 'vgg'; there are cnv-w1a1, cnv-w2a2, lfc-w1a1");
    }

    @Test
    void shouldReadTheDigitsThatWereFetched() {
        Path digits = Mnist.directory().resolve(Mnist.TEST_PICTURES);
        assumeTrue(Files.exists(digits), "MNIST is not there: bin/smi-app bnn fetch");
        Path parameters = PUBLISHED.resolve("mnist/lfcW1A1");
        assumeTrue(Files.isDirectory(parameters), "no published parameters at " + parameters);

        Said said =
                say("bnn", "classify", "-n", "lfc-w1a1", "-p", parameters.toString(), "--summary", digits.toString());

        assertThat(said.out().strip()).isEqualTo("9840 of 10000 labelled pictures right: 98.40 %");
    }

    @Test
    void shouldMeasure() {
        Said said = say("bnn", "benchmark", "-n", "lfc-w1a1", "--pictures", "100", "--repeat", "1", "-w", "1");

        assertThat(said.out()).contains("one thread: ").contains("1 workers: ").contains(" pictures/s");
    }

    @Test
    void shouldMeasureForPrograms() {
        Said said =
                say("bnn", "benchmark", "-n", "lfc-w1a1", "--pictures", "100", "--repeat", "2", "-w", "1", "--json");

        assertThat(said.out())
                .startsWith("{")
                .containsPattern("\"alone\": \\[[0-9.E]+, [0-9.E]+]")
                .containsPattern("\"together\": \\[[0-9.E]+, [0-9.E]+]");
    }

    private String parameters(Network network) {
        byte[] bytes = new byte[network.bytes()];
        new Random(1).nextBytes(bytes);
        Path target = directory.resolve(network.label());
        ParameterDirectory.write(target, Parameters.decode(network, ByteBuffer.wrap(bytes)));
        return target.toString();
    }

    private String pictures(int count) throws IOException {
        byte[] bytes = new byte[count * 3073];
        new Random(3).nextBytes(bytes);
        return Files.write(directory.resolve("pictures.bin"), bytes).toString();
    }

    private static Said say(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        CommandLine line = new CommandLine(new SmiApp());
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        line.setExecutionExceptionHandler((e, command, _) -> {
            command.getErr().println(e.getMessage());
            command.getErr().flush();
            return 1;
        });
        int status = line.execute(all.toArray(String[]::new));
        return new Said(status, out.toString(), err.toString());
    }
}

package dev.smi.apps.fwi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.apps.cli.SmiApp;
import dev.smi.cli.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FwiCommandTest {

    private static final Path EXAMPLE = Path.of(System.getProperty("smi.home")).resolve("apps/fwi/example.json");

    @TempDir
    private Path directory;

    private record Ran(int status, String out, String err) {}

    @Test
    void shouldReconstructTheShippedExample() throws IOException {
        Path chi = directory.resolve("chi.txt");
        Path log = directory.resolve("residual.log");
        Path picture = directory.resolve("grid.png");

        Ran ran = run(EXAMPLE, "-w1", "--output", chi, "--log", log, "--picture", picture);

        assertThat(ran.status()).as(ran.err()).isEqualTo(ExitStatus.OK);
        assertThat(ran.out()).contains("1920 pressures of a grid of 16 x 12", "grid 0: converged after");
        List<Double> found = numbers(chi);
        List<Double> there = numbers(EXAMPLE.resolveSibling("two-lenses.txt"));
        for (int i = 0; i < there.size(); i++) {
            assertThat(Math.abs(found.get(i) - there.get(i))).isLessThan(5e-4);
        }
        List<String> residuals = Files.readAllLines(log);
        assertThat(residuals.getLast()).endsWith("," + residuals.size());
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(2 * 320 + 12);
        assertThat(files()).as("no temporary is left").hasSize(3);
    }

    @Test
    void shouldReportAsJson() {
        Ran ran = run(EXAMPLE, "-w1", "--grids", "3", "--json");

        assertThat(ran.status()).isEqualTo(ExitStatus.OK);
        assertThat(ran.out()).startsWith("{").contains("\"gridsize\": 192", "\"dot\"", "\"upd\"", "\"losses\": []");
    }

    @Test
    void shouldFailWhereAGridDoesNotConverge() {
        Ran ran = run(EXAMPLE, "-w1", "--iterations", "3");

        assertThat(ran.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(ran.out()).contains("grid 0: limit after 3 iterations");
    }

    @Test
    void shouldSayWhatIsWrongWithoutAStackTrace() throws IOException {
        Path seven = directory.resolve("seven.txt");
        Files.writeString(seven, "1\n".repeat(7));

        Ran uneven = run(EXAMPLE, "--input", seven);
        assertThat(uneven.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(uneven.err())
                .contains("seven.txt: error: 7 contrasts do not fill 1 grids of 192 cells")
                .doesNotContain("\tat ");
        Ran missing = run(directory.resolve("none.json"));
        assertThat(missing.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(missing.err()).contains("none.json: error: cannot read the file: it does not exist");
        Ran noProgram = run(EXAMPLE, "--device", "opencl", "--program", directory.resolve("no"));
        assertThat(noProgram.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(noProgram.err()).contains("bin/smi-codegen -o smi-out apps/fwi/fwi.cl makes one");
        Ran noFile = run(EXAMPLE, "-w1", "--output", seven.resolve("chi.txt"));
        assertThat(noFile.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(noFile.err()).contains("chi.txt: error: cannot write the file");
        assertThat(noFile.out()).contains("grid 0: converged");
        Ran tooMany = run(EXAMPLE, "--grids", "2000000000");
        assertThat(tooMany.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(tooMany.err()).contains("error: 2000000000 grids of 192 cells; ", " fit into memory");
        assertThat(run(EXAMPLE, "--grid", "2x2").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run(EXAMPLE, "--grids", "-1").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run(EXAMPLE, "--tolerance", "-1").status()).isEqualTo(ExitStatus.USAGE);
    }

    private static Ran run(Object... arguments) {
        String[] all = Stream.concat(Stream.of("fwi"), Stream.of(arguments).map(Object::toString))
                .toArray(String[]::new);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int status = SmiApp.run(all);
            return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }

    private static List<Double> numbers(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(Double::parseDouble).toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}

package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.io.TextFiles;
import dev.smi.run.launchfile.LaunchFileReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What steps read from and write to files. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OutputTest {

    private static final String SOURCE = "__kernel void nothing(void) {}";

    @TempDir
    Path directory;

    /** Runs one step with a buffer of four shorts and one of six floats on each of two ranks. */
    private RunReport run(String members) {
        TextFiles.write(directory.resolve("app.cl"), SOURCE);
        Path file = directory.resolve("launch.json");
        TextFiles.write(file, """
                {"topology": {"make": "bus", "size": "2"}, "programs": {"app": {"sources": ["app.cl"]}}, "buffers": [
                 {"name": "s", "type": "short", "count": 4, "init": [1, -2, 300]},
                 {"name": "f", "type": "float", "count": 6, "init": [0.5, 1, 0]},
                 {"rank": 1, "name": "own", "type": "int", "count": 4}, {"rank": 0, "name": "odd", "type": "int", "count": 4},
                 {"rank": 1, "name": "odd", "type": "int", "count": 8}],
                 "steps": [{"run": [],\s""" + members + "}]}");
        return new LaunchRunner(
                        LaunchFileReader.read(file), directory.resolve("out"), Optional.empty(), (_, _, _) -> {})
                .run();
    }

    @Test
    void shouldSaveTheElementsOfAllRanks() {
        RunReport report = run(
                "\"save\": [{\"buffer\": \"s\", \"file\": \"sub/s.bin\"}, {\"rank\": 1, \"buffer\": \"own\", \"file\": \"own\"}]");

        Path file = directory.resolve("out/sub/s.bin");
        assertThat(TextFiles.readBytes(file)).containsExactly(1, 0, -2, -1, 44, 1, 0, 0, 1, 0, -2, -1, 44, 1, 0, 0);
        assertThat(TextFiles.readBytes(directory.resolve("out/own"))).isEqualTo(new byte[16]);
        assertThat(report.steps().getFirst().files()).containsExactly(file, directory.resolve("out/own"));
    }

    @Test
    void shouldMakeAPictureOfTiles() throws IOException {
        run(
                "\"pictures\": [{\"buffer\": \"f\", \"file\": \"f.png\", \"tiles\": \"2x1\", \"width\": 2, \"colors\": \"rgb\"}]");

        BufferedImage picture = ImageIO.read(directory.resolve("out/f.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(2);
        assertThat(picture.getHeight()).isEqualTo(2);
        assertThat(picture.getRGB(0, 1)).isEqualTo(0xFF80FF00);
        assertThat(picture.getRGB(1, 1)).isEqualTo(0xFF000000);
    }

    @Test
    void shouldWriteAlsoIfAnExpectationIsMissed() {
        RunReport report = run(
                "\"expect\": [{\"rank\": \"*\", \"buffer\": \"s\", \"values\": 5}], \"save\": [{\"buffer\": \"s\", \"file\": \"s.bin\"}]");

        assertThat(report.isPassed()).isFalse();
        assertThat(directory.resolve("out/s.bin")).exists();
    }

    @Test
    void shouldCompareWithTheElementsOfAFile() {
        TextFiles.writeBytes(directory.resolve("same.bin"), new byte[] {-2, -1, 44, 1});
        TextFiles.writeBytes(directory.resolve("each.bin"), new byte[] {1, 0, -2, -1, 1, 0, -3, -1});

        RunReport report = run("""
                "expect": [{"rank": "*", "buffer": "s", "values": {"file": "same.bin"}, "at": 1},
                           {"rank": "*", "buffer": "s", "values": {"file": "each.bin", "split": true}},
                           {"rank": 1, "buffer": "s", "values": {"file": "same.bin", "split": true}, "at": 1}]
                """);

        assertThat(report.steps().getFirst().checks())
                .extracting(RunReport.Check::checked)
                .containsExactly(2, 2, 2, 2, 2);
        assertThat(report.steps().getFirst().checks())
                .extracting(RunReport.Check::missed)
                .containsExactly(0, 0, 0, 1, 0);
        assertThat(report.steps().getFirst().checks().get(3).examples())
                .containsExactly(new RunReport.Mismatch(1, -3L, -2L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "`save`: [{`buffer`: `x`, `file`: `x`}]|unknown buffer \"x\"; add it",
                "`save`: [{`buffer`: `own`, `file`: `x`}]|rank 0 has no buffer \"own\"; widen its",
                "`save`: [{`rank`: 7, `buffer`: `s`, `file`: `x`}]|there is no rank 7",
                "`save`: [{`buffer`: `s`, `file`: `x`}, {`buffer`: `f`, `file`: `./x`}]|\"x\" would be written twice",
                "`pictures`: [{`buffer`: `s`, `file`: `s.png`, `width`: 2, `colors`: `heat`}]|1x1 tiles need as many ranks, but \"rank\" means 2",
                "`pictures`: [{`buffer`: `s`, `file`: `s.png`, `tiles`: `1x2`, `width`: 3, `colors`: `heat`}]|has 4 elements, which are no whole lines of 3",
                "`pictures`: [{`buffer`: `odd`, `file`: `s.png`, `tiles`: `1x2`, `width`: 2, `colors`: `heat`}]|differ in type or count",
                "`pictures`: [{`rank`: 0, `buffer`: `f`, `file`: `s.png`, `width`: 2, `colors`: `labels`}]|colors \"labels\" are not for elements of type float; use whole",
                "`pictures`: [{`rank`: 0, `buffer`: `s`, `file`: `s.png`, `width`: 1, `colors`: `rgb`}]|no whole lines of 1 pixels of 3",
                "`expect`: [{`rank`: `*`, `buffer`: `s`, `values`: {`file`: `none.bin`}}]|none.bin: cannot read the file: it does not exist",
                "`expect`: [{`rank`: `*`, `buffer`: `s`, `values`: {`file`: `three.bin`}}]|three.bin has 3 bytes; 2 bytes of a short do not divide them",
                "`expect`: [{`rank`: `*`, `buffer`: `s`, `values`: {`file`: `six.bin`, `split`: true}}]|six.bin has 6 bytes; 2 ranks times 2 bytes",
                "`expect`: [{`rank`: `*`, `buffer`: `s`, `values`: {`file`: `six.bin`}, `at`: 2}]|elements 2..4 are expected, but buffer \"s\" has 4",
            })
    void shouldPointIntoTheLaunchFileBeforeAnythingIsWritten(String members, String expected) {
        TextFiles.writeBytes(directory.resolve("three.bin"), new byte[3]);
        TextFiles.writeBytes(directory.resolve("six.bin"), new byte[6]);

        assertThatThrownBy(() -> run(members.replace('`', '"')))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageStartingWith(directory.resolve("launch.json") + ":6:")
                .hasMessageContaining(expected);
        assertThat(directory.resolve("out/s.png")).doesNotExist();
    }

    @Test
    void shouldSayWhereTheFileIsNamedThatCannotBeWritten() throws IOException {
        Files.createDirectories(directory.resolve("out/s.bin"));

        assertThatThrownBy(() -> run("\"save\": [{\"buffer\": \"s\", \"file\": \"s.bin\"}]"))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageStartingWith(directory.resolve("launch.json") + ":6:")
                .hasMessageContaining("s.bin: cannot write the file");
    }
}

package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.io.TextFiles;
import dev.smi.run.launchfile.LaunchFileReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asynchronicity degrees and flushes, from source to values. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DegreeAndFlushTest {

    private static final Path SOURCES = Path.of("src/test/launch").toAbsolutePath();
    private static final List<String> TYPES = List.of("int", "float", "double", "char", "short");

    @TempDir
    Path directory;

    private void assertPasses(String program, String define, String members) {
        Path file = directory.resolve("launch.json");
        TextFiles.write(
                file,
                "{\"topology\": {\"make\": \"bus\", \"size\": \"3\"}, \"programs\": {\"" + program
                        + "\": {\"sources\": [\""
                        + SOURCES.resolve(program).resolve(program + ".cl") + "\"], \"define\": {" + define + "}}}, "
                        + members + "}");
        RunReport report = new LaunchRunner(
                        LaunchFileReader.read(file), directory.resolve("out"), Optional.empty(), (_, _, _) -> {})
                .run();
        assertThat(report.isPassed()).as(() -> report.steps().toString()).isTrue();
    }

    /** Rank 0 to rank 2 for every type, the receiver taking {@code step} elements at a time. */
    private static String ahead(int count, int step) {
        List<String> steps = new ArrayList<>();
        for (String type : TYPES) {
            steps.add("{\"set\": {\"found\": \"zero\"}, \"run\": [{\"rank\": 0, \"kernel\": \"send_" + type
                    + "\", \"args\": [" + count + ", " + step + ", 2, \"$comm\"]}, {\"rank\": 2, \"kernel\": \"receive_"
                    + type + "\", \"args\": [\"@found\", " + count + ", " + step
                    + ", 0, \"$comm\"]}], \"expect\": [{\"rank\": 2, \"buffer\": \"found\", \"values\": [0, " + count
                    + "]}]}");
        }
        return String.join(", ", steps);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "13, 5", "28, 1", "112, 3", "448, 7", "711, 50", "2048, 90"})
    void shouldLetTheSenderRunAheadByTheDegree(int degree, int step) {
        int count = 2 * degree + 100;
        assertPasses(
                "ahead",
                "\"DEGREE\": \"" + degree + "\"",
                "\"buffers\": [{\"rank\": 2, \"name\": \"found\", \"type\": \"int\", \"count\": 2}], \"steps\": ["
                        + ahead(count, step) + ", " + ahead(degree, step) + ", " + ahead(degree + 1, step) + "]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldRunWithTheDefaultDegreeAndEager(boolean isEager) {
        assertPasses(
                "ahead",
                "\"DEGREE\": \"0\"",
                "\"options\": {\"eager\": " + isEager + "}, \"buffers\": [{\"rank\": 2, \"name\": \"found\", \"type\":"
                        + " \"int\", \"count\": 2}], \"steps\": [" + ahead(300, 20) + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "false, 1",
        "false, 3",
        "false, 7",
        "false, 8",
        "false, 100",
        "false, 0",
        "true, 1",
        "true, 5",
        "true, 0"
    })
    void shouldFlush(boolean isEager, int every) {
        String iota = "["
                + String.join(
                        ", ",
                        IntStream.range(0, 100).mapToObj(Integer::toString).toList()) + "]";
        assertPasses(
                "flush",
                "",
                "\"options\": {\"eager\": " + isEager
                        + "}, \"buffers\": [{\"rank\": 2, \"name\": \"a\", \"type\": \"int\","
                        + " \"count\": 100}, {\"rank\": 2, \"name\": \"b\", \"type\": \"int\", \"count\": 100}],"
                        + " \"steps\": [{\"run\": [{\"rank\": 0, \"kernel\": \"send\", \"args\": [100, " + every
                        + ", 2, \"$comm\"]}, {\"rank\": 2, \"kernel\": \"receive\", \"args\": [\"@a\", \"@b\", 100, 0,"
                        + " \"$comm\"]}], \"expect\": [{\"rank\": 2, \"buffer\": \"a\", \"values\": " + iota
                        + "}, {\"rank\": 2, \"buffer\": \"b\", \"values\": " + iota + "}]}]");
    }

    @ParameterizedTest
    @CsvSource({"false, 1", "false, 6", "false, 50", "true, 50"})
    void shouldNotHoldBackAFlushedElement(boolean isEager, int count) {
        assertPasses(
                "flush",
                "",
                "\"options\": {\"eager\": " + isEager + "}, \"buffers\": [{\"rank\": 0, \"name\": \"out\", \"type\":"
                        + " \"int\", \"count\": " + count
                        + "}], \"steps\": [{\"run\": [{\"rank\": 0, \"kernel\": \"ask\","
                        + " \"args\": [\"@out\", " + count + ", 1, \"$comm\"]}, {\"rank\": 1, \"kernel\": \"answer\","
                        + " \"args\": [" + count + ", 0, \"$comm\"]}], \"expect\": [{\"rank\": 0, \"buffer\": \"out\","
                        + " \"at\": " + (count - 1) + ", \"values\": [" + (count - 1) * (count - 1) + "]}]}]");
    }
}

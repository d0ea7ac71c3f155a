package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.DataType;
import dev.smi.model.io.TextFiles;
import dev.smi.run.RunReport.StepReport;
import dev.smi.run.launchfile.LaunchFileReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What arrives is what was sent: types, counts, degrees, credits and eager, distances, directions. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PointToPointTest {

    private static final Path SOURCE = Path.of("src/test/launch/p2p/p2p.cl").toAbsolutePath();
    private static final List<String> TYPES =
            Arrays.stream(DataType.values()).map(DataType::cName).toList();
    private static final int REPEAT = 3;

    @TempDir
    Path directory;

    /** Messages of all types from one rank to another. */
    private record Flow(int from, int to, int count) {}

    private RunReport run(String topology, String size, String options, String macros, List<String> steps) {
        Path file = directory.resolve("launch.json");
        TextFiles.write(file, """
                {"topology": {"make": "%s", "size": "%s"},
                 "programs": {"p2p": {"sources": ["%s"], "define": {%s}}},
                 "options": {%s},
                 "buffers": [%s],
                 "steps": [%s]}
                """.formatted(
                topology, size, SOURCE, macros, options, String.join(", ", buffers()), String.join(", ", steps)));
        return new LaunchRunner(
                        LaunchFileReader.read(file), directory.resolve("out"), Optional.empty(), (_, _, _) -> {})
                .run();
    }

    private static List<String> buffers() {
        return TYPES.stream()
                .map(type -> "{\"name\": \"%s\", \"type\": \"int\", \"count\": 2}".formatted(type))
                .toList();
    }

    /** A step in which the flows run at once, all types of each, {@link #REPEAT} messages one after the other. */
    private static String step(Flow... flows) {
        List<String> set = new ArrayList<>();
        List<String> runs = new ArrayList<>();
        List<String> expects = new ArrayList<>();
        for (String type : TYPES) {
            set.add("\"%s\": \"zero\"".formatted(type));
            for (Flow flow : flows) {
                runs.add("{\"rank\": %d, \"kernel\": \"send_%s\", \"args\": [%d, %d, %d, \"$comm\"]}"
                        .formatted(flow.from(), type, flow.count(), REPEAT, flow.to()));
                runs.add("{\"rank\": %d, \"kernel\": \"receive_%s\", \"args\": [\"@%s\", %d, %d, %d, \"$comm\"]}"
                        .formatted(flow.to(), type, type, flow.count(), REPEAT, flow.from()));
                expects.add(
                        "{\"rank\": %d, \"buffer\": \"%s\", \"values\": [0, %d]}".formatted(flow.to(), type, REPEAT));
            }
        }
        return "{\"set\": {%s}, \"run\": [%s], \"expect\": [%s]}"
                .formatted(String.join(", ", set), String.join(", ", runs), String.join(", ", expects));
    }

    private static List<String> steps(int to, int... counts) {
        return Arrays.stream(counts)
                .mapToObj(count -> step(new Flow(0, to, count)))
                .toList();
    }

    private static void assertPassed(RunReport report, int steps) {
        assertThat(report.isPassed()).as(() -> report.steps().toString()).isTrue();
        assertThat(report.steps()).hasSize(steps);
    }

    @ParameterizedTest
    @CsvSource({"false, ", "true, ", "false, 0", "false, 1", "false, 13", "false, 711", "false, 2048", "true, 13"})
    void shouldSendAllTypesToRanksNearAndFar(boolean isEager, Integer degree) {
        List<String> steps = new ArrayList<>();
        for (int to : new int[] {1, 4, 7}) {
            steps.addAll(steps(to, 0, 1, 7, 8, 128, 1024, 10_000));
        }
        steps.add(step(new Flow(0, 7, 10_000), new Flow(7, 0, 10_000), new Flow(1, 4, 10_000), new Flow(4, 1, 10_000)));
        steps.add(step(new Flow(0, 4, 1024), new Flow(4, 7, 1024), new Flow(7, 1, 1024), new Flow(1, 0, 1024)));

        assertPassed(
                run("torus", "2x4", "\"eager\": " + isEager, degree == null ? "" : "\"DEGREE\": " + degree, steps),
                steps.size());
    }

    @ParameterizedTest
    @CsvSource({
        "bus, 8, 7, 4, 1",
        "torus, 3x3, 8, 4, 1",
        "bus, 2, 1, 2, 8",
        "torus, 2x2x2, 7, 6, 8",
        "bus, 200, 199, 4, 8"
    })
    void shouldSendOverAnyTopology(String shape, String size, int to, int cables, int readLimit) {
        assertPassed(
                run(
                        shape,
                        size,
                        "\"cables\": %d, \"read_limit\": %d".formatted(cables, readLimit),
                        "",
                        steps(to, 29, 500)),
                2);
    }

    @Test
    void shouldGiveTheSamePacketsInEveryRun() {
        List<String> steps = steps(3, 1, 100);

        List<StepReport> first = run("bus", "4", "", "", steps).steps();
        List<StepReport> second = run("bus", "4", "", "", steps).steps();

        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i).traffic()).isEqualTo(first.get(i).traffic());
        }
        // messages of 100 elements: 15 packets of int and float, 34 of double, 4 of char, 8 of short
        assertThat(first.get(1).traffic().getFirst().packets()).isEqualTo(REPEAT * (15 + 15 + 34 + 4 + 8));
        assertThat(first.get(1).traffic().getFirst().elements()).isEqualTo(5 * REPEAT * 100);
    }
}

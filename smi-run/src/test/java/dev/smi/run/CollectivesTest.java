package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.emulator.CableTraffic;
import dev.smi.emulator.RunOutcome;
import dev.smi.model.DataType;
import dev.smi.model.io.TextFiles;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Collectives from source to values; the kernels compare what they get with what they should get. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class CollectivesTest {

    private static final Path SOURCE =
            Path.of("src/test/launch/collectives/collectives.cl").toAbsolutePath();
    private static final List<String> TYPES =
            Arrays.stream(DataType.values()).map(DataType::cName).toList();

    @TempDir
    Path directory;

    private RunReport run(String topology, String scheme, List<String> steps) {
        Path file = directory.resolve("launch.json");
        List<String> buffers = new ArrayList<>();
        TYPES.forEach(type -> buffers.add("{\"name\": \"%s\", \"type\": \"int\", \"count\": 2}".formatted(type)));
        buffers.add("{\"name\": \"float_sums\", \"type\": \"float\", \"count\": 40}");
        TextFiles.write(
                file, """
                {"topology": %s, "programs": {"collectives": {"sources": ["%s"]}},
                 "options": {"collectives": "%s"},
                 "buffers": [%s],
                 "steps": [%s]}
                """.formatted(topology, SOURCE, scheme, String.join(", ", buffers), String.join(",\n", steps)));
        return new LaunchRunner(
                        LaunchFileReader.read(file), directory.resolve("out"), Optional.empty(), (_, _, _) -> {})
                .run();
    }

    private RunReport pass(String topology, String scheme, List<String> steps) {
        RunReport report = run(topology, scheme, steps);
        assertThat(report.isPassed())
                .as(() -> report.steps().size() + " steps: "
                        + report.steps().getLast().outcome()
                        + report.steps().getLast().checks())
                .isTrue();
        assertThat(report.steps()).hasSameSizeAs(steps);
        return report;
    }

    private static String made(String shape, String size) {
        return "{\"make\": \"%s\", \"size\": \"%s\"}".formatted(shape, size);
    }

    /** All types at once, one collective after the other, the root going round from rank 0. */
    private static String step(String collective, int count, int repeat) {
        List<String> set = new ArrayList<>();
        List<String> runs = new ArrayList<>();
        List<String> expects = new ArrayList<>();
        for (String type : TYPES) {
            set.add("\"%s\": \"zero\"".formatted(type));
            runs.add("{\"rank\": \"*\", \"kernel\": \"%s_%s\", \"args\": [\"@%s\", %d, %d, 0, \"$comm\"]}"
                    .formatted(collective, type, type, count, repeat));
            expects.add("{\"rank\": \"*\", \"buffer\": \"%s\", \"values\": [0, %d]}".formatted(type, repeat));
        }
        return "{\"set\": {%s}, \"run\": [%s], \"expect\": [%s]}"
                .formatted(String.join(", ", set), String.join(", ", runs), String.join(", ", expects));
    }

    /** A kernel on all ranks, which takes its buffer, a count and a root. */
    private static String step(String kernel, int count, String root) {
        return """
                {"set": {"int": "zero"},
                 "run": [{"rank": "*", "kernel": "%s", "args": ["@int", %d, %s, "$comm"]}],
                 "expect": [{"rank": "*", "buffer": "int", "values": [0, 1]}]}""".formatted(kernel, count, root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "tree"})
    void shouldGiveEveryRankWhatIsItsOwn(String scheme) {
        List<String> steps = new ArrayList<>();
        for (String collective : List.of("broadcast", "reduce", "scatter", "gather")) {
            for (int count : new int[] {1, 7, 8, 100}) {
                steps.add(step(collective, count, 16));
            }
            steps.add(step(collective, 1000, 8));
        }

        pass(made("torus", "2x4"), scheme, steps);
    }

    @ParameterizedTest
    @CsvSource({"tree, bus, 1", "linear, bus, 2", "tree, ring, 3", "tree, torus, 3x5"})
    void shouldWorkWithAnyNumberOfRanks(String scheme, String shape, String size) {
        pass(
                made(shape, size),
                scheme,
                List.of(
                        step("broadcast", 30, 4),
                        step("reduce", 30, 4),
                        step("scatter", 30, 4),
                        step("gather", 30, 4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "tree"})
    void shouldCombineAndBeUsedTogether(String scheme) {
        List<String> steps = new ArrayList<>();
        for (String root : List.of("0", "3", "7")) {
            steps.add(step("extremes", 100, root));
            steps.add(step("together", 50, root));
            if (scheme.equals("linear")) {
                steps.add(step("rounding", 100, root));
            }
        }

        pass(made("torus", "2x4"), scheme, steps);
        pass(made("bus", "8"), scheme, steps);
    }

    @ParameterizedTest
    @CsvSource({"linear, bus, 8", "tree, bus, 8", "linear, torus, 2x4", "tree, torus, 2x4"})
    void shouldShareCablesWithMessages(String scheme, String shape, String size) {
        List<String> steps = new ArrayList<>();
        for (int root : new int[] {0, 3}) {
            for (int isBroadcastFirst : new int[] {0, 1}) {
                steps.add("""
                        {"set": {"int": "zero"},
                         "run": [{"rank": "*", "kernel": "side_by_side", "args": ["@int", 100, %d, %d, "$comm"]}],
                         "expect": [{"rank": "*", "buffer": "int", "values": [0, 1]}]}""".formatted(root, isBroadcastFirst));
            }
        }

        pass(made(shape, size), scheme, steps);
    }

    /** Own element first and then the children, nearest first; each child's sum is made in the same way. */
    private static float treeSum(int place, int ranks, int root, int i) {
        int rank = (root + place) % ranks;
        float sum = 0.1f * (i + 1) * (rank * rank + 1);
        for (int step = Math.max(1, 2 * Integer.highestOneBit(place)); place + step < ranks; step *= 2) {
            sum += treeSum(place + step, ranks, root, i);
        }
        return sum;
    }

    @Test
    void shouldAddFloatsAlongTheTreeInAFixedOrder() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            expected.add(Float.toString(treeSum(0, 8, 3, i)));
        }
        String step = """
                {"run": [{"rank": "*", "kernel": "sums", "args": ["@float_sums", 40, 3, "$comm"]}],
                 "expect": [{"rank": 3, "buffer": "float_sums", "values": [%s]}]}""".formatted(String.join(", ", expected));

        pass(made("torus", "2x4"), "tree", List.of(step));
    }

    @Test
    void shouldNameTheRankThatDoesNotTakePart() {
        String step = """
                {"run": [{"rank": "0-2", "kernel": "broadcast_int", "args": ["@int", 5, 1, 3, "$comm"]}]}""";

        RunReport report = run(made("bus", "4"), "linear", List.of(step));

        assertThat(report.steps().getLast().outcome())
                .isInstanceOfSatisfying(
                        RunOutcome.Deadlock.class,
                        deadlock -> assertThat(deadlock.report().lines())
                                .anyMatch(line -> line.contains("rank 0 broadcast_int waits to read broadcast_0_result")
                                        && line.contains(
                                                "broadcast on port 0 with root 3 waits for other ranks; no kernel"
                                                        + " has opened it on rank 3")));
    }

    /** On a hypercube the tree's edges are cables, so what leaves the root is what it sends. */
    @ParameterizedTest
    @CsvSource({"linear, 16, 15", "tree, 16, 4", "linear, 64, 63", "tree, 64, 6"})
    void shouldSendFromTheRootToAllOrToItsChildren(String scheme, int ranks, int receivers) {
        RunReport report = pass(
                made("hypercube", Integer.toString(ranks)),
                scheme,
                List.of(step("broadcast", 70, 1), step("reduce", 70, 1)));

        // 70 elements are 10 packets of int and float, 24 of double, 3 of char, 5 of short
        long broadcast = elements(report.steps().getFirst().traffic(), true);
        assertThat(broadcast).isEqualTo(5L * 70 * receivers);
        assertThat(elements(report.steps().getLast().traffic(), false)).isEqualTo(5L * 70 * receivers);
    }

    /** Elements that leave or reach rank 0. */
    private static long elements(List<CableTraffic> traffic, boolean isLeaving) {
        return traffic.stream()
                .filter(t -> (isLeaving ? t.from() : t.to()).rank().value() == 0)
                .mapToLong(CableTraffic::elements)
                .sum();
    }
}

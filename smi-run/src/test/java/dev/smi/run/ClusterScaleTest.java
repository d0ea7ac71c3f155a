package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.io.TextFiles;
import dev.smi.run.RunReport.StepReport;
import dev.smi.run.launchfile.LaunchFileReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many ranks: all of them busy, or only two. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ClusterScaleTest {

    private static final Path SOURCES = Path.of("src/test/launch").toAbsolutePath();

    @TempDir
    Path directory;

    private RunReport run(String size, String program, String buffers, List<String> steps) {
        Path file = directory.resolve("launch.json");
        TextFiles.write(
                file,
                String.format(
                        "{\"topology\": {\"make\": \"torus\", \"size\": \"%s\"},"
                                + " \"programs\": {\"p\": {\"sources\": [\"%s\"]}}, \"buffers\": [%s], \"steps\": [%s]}",
                        size, SOURCES.resolve(program), buffers, String.join(",\n", steps)));
        RunReport report = new LaunchRunner(
                        LaunchFileReader.read(file), directory.resolve("out"), Optional.empty(), (_, _, _) -> {})
                .run();
        assertThat(report.isPassed())
                .as(() -> report.steps().getLast().toString())
                .isTrue();
        return report;
    }

    /** Step k: every rank sends so many elements to the one k further on. */
    private RunReport allToAll(String size, int ranks, int count) {
        List<String> steps = new ArrayList<>();
        for (int k = 1; k < ranks; k++) {
            steps.add("{\"run\": [{\"rank\": \"*\", \"kernel\": \"exchange\", \"args\": [\"@errors\", " + count + ", "
                    + k + ", \"$comm\"]}]}");
        }
        steps.add("{\"run\": [], \"expect\": [{\"rank\": \"*\", \"buffer\": \"errors\", \"values\": [0, "
                + count * (ranks - 1) + "]}]}");
        return run(
                size,
                "alltoall/alltoall.cl",
                "{\"rank\": \"*\", \"name\": \"errors\", \"type\": \"int\", \"count\": 2}",
                steps);
    }

    @Test
    void shouldExchangeMessagesOf64PacketsAmong64Ranks() {
        assertThat(allToAll("8x8", 64, 64 * 7).steps()).hasSize(64);
    }

    @Test
    void shouldDoTheSameInEveryRun() {
        List<StepReport> first = allToAll("4x4", 16, 100).steps();
        List<StepReport> second = allToAll("4x4", 16, 100).steps();

        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i).traffic()).isEqualTo(first.get(i).traffic());
            assertThat(second.get(i).turns()).isEqualTo(first.get(i).turns());
        }
    }

    /** Turns of the second step, when all communication kernels have started. */
    private long turnsOfTwoRanks(String size) {
        String step = "{\"run\": [{\"rank\": 0, \"kernel\": \"send_int\", \"args\": [5000, 1, 1, \"$comm\"]},"
                + " {\"rank\": 1, \"kernel\": \"receive_int\", \"args\": [\"@int\", 5000, 1, 0, \"$comm\"]}]}";
        String buffers = "{\"rank\": 1, \"name\": \"int\", \"type\": \"int\", \"count\": 2}";
        return run(size, "p2p/p2p.cl", buffers, List.of(step, step))
                .steps()
                .get(1)
                .turns();
    }

    @Test
    void shouldDoNothingForRanksThatAreIdle() {
        long alone = turnsOfTwoRanks("2x1");
        long among64 = turnsOfTwoRanks("8x8");

        assertThat(alone).isPositive();
        assertThat(among64).isLessThan(2 * alone); // the route may lead over other cables
    }
}

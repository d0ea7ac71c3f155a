package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.emulator.observe.Observation;
import dev.smi.emulator.observe.Timing;
import dev.smi.model.io.TextFiles;
import dev.smi.run.Exploration.Found;
import dev.smi.run.launchfile.LaunchFileReader;
import dev.smi.run.trace.TraceWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program whose result depends on the order in which its kernels run, and one whose result does not. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ExplorationTest {

    private static final Path SOURCES = Path.of("src/test/launch").toAbsolutePath();
    private static final long MOST = 100;

    @TempDir
    static Path directory;

    private static LaunchRunner race;

    private static LaunchRunner runner(String program, String members) {
        Path file = directory.resolve("launch.json");
        TextFiles.write(
                file,
                "{\"topology\": {\"make\": \"bus\", \"size\": \"2\"}, \"programs\": {\"" + program
                        + "\": {\"sources\": [\""
                        + SOURCES.resolve(program).resolve(program + ".cl") + "\"]}}, " + members + "}");
        return new LaunchRunner(
                LaunchFileReader.read(file), directory.resolve("out"), Optional.empty(), (_, _, _) -> {});
    }

    @BeforeAll
    static void compile() {
        race = runner("race", """
                "buffers": [{"rank": 0, "name": "sum", "type": "int", "count": 1}],
                "steps": [{"run": [{"rank": 0, "kernel": "produce", "args": [4]},
                                   {"rank": 0, "kernel": "collect", "args": ["@sum"]}],
                           "expect": [{"rank": 0, "buffer": "sum", "values": [10]}]}]
                """);
    }

    private static RunReport run(LaunchRunner runner, long seed) {
        return runner.run((_, _, _) -> {}, new FabricOptions(seed, Optional.empty()));
    }

    private static byte[] trace(long seed) {
        Path file = directory.resolve("trace.json");
        try (TraceWriter trace = new TraceWriter(file, race.topology(), Map.of(), Long.MAX_VALUE)) {
            race.run((_, _, _) -> {}, new FabricOptions(seed, Optional.of(new Observation(Timing.PLAIN, trace))));
            trace.commit();
        }
        return TextFiles.readBytes(file);
    }

    @Test
    void shouldFindAnOrderInWhichTheProgramFails() {
        List<Long> tried = new ArrayList<>();

        Found found = new Exploration(race).explore(1, MOST, (_, _, _) -> {}, (_, seed) -> tried.add(seed));

        assertThat(race.run().isPassed()).as("in the usual order").isTrue();
        assertThat(found.report().isPassed()).isFalse();
        assertThat(tried).hasSize((int) found.tries()).last().isEqualTo(found.seed());
        RunReport replayed = run(race, found.seed());
        assertThat(replayed.steps().getLast().checks())
                .isEqualTo(found.report().steps().getLast().checks());
        if (found.seed() > 1) {
            assertThat(run(race, found.seed() - 1).isPassed()).isTrue();
        }
    }

    @Test
    void shouldRunTheSameWithTheSameSeed() {

        assertThat(trace(7)).isEqualTo(trace(7));
        assertThat(trace(0)).isEqualTo(trace(0));
        assertThat(trace(12)).as("an order that fails").isNotEqualTo(trace(0));
    }

    /** Messages to oneself and from rank to rank wait for each other; only the order of turns changes. */
    @Test
    void shouldPassInEveryOrderWhereKernelsOnlyWait() {
        LaunchRunner order = runner("order", """
                "buffers": [{"rank": "*", "name": "mem", "type": "int", "count": 300}],
                "steps": [{"run": [{"rank": "*", "kernel": "to_myself", "args": ["@mem", 300, "$comm"]}],
                           "expect": [{"rank": "*", "buffer": "mem", "values": "iota"}]}]
                """);

        Found found = new Exploration(order).explore(5, 10, (_, _, _) -> {}, (_, _) -> {});

        assertThat(found.report().isPassed()).isTrue();
        assertThat(found.tries()).isEqualTo(10);
        assertThat(found.leftOut()).isZero();
        assertThat(found.seed()).isEqualTo(14);
        assertThat(run(order, 14).steps().getFirst().turns())
                .isNotEqualTo(run(order, 0).steps().getFirst().turns());
    }
}

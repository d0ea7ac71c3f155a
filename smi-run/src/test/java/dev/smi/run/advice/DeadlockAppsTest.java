package dev.smi.run.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.emulator.RunOutcome;
import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.model.io.TextFiles;
import dev.smi.run.advice.Advice.Change;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The programs of docs/deadlocks.md: what is said of them, and that what is advised works and one less does not. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DeadlockAppsTest {

    private static final Path APPS = Path.of(System.getProperty("smi.home", ".."))
            .resolve("apps/deadlocks")
            .toAbsolutePath()
            .normalize();

    @TempDir
    Path directory;

    private Advice advice(String launchFile) {
        return new AdvisedRun(directory)
                .advised(APPS.resolve(launchFile))
                .advice()
                .orElseThrow();
    }

    /** How a program ends with a macro of its own. */
    private RunOutcome outcome(String name, String macro, long value) {
        Path file = directory.resolve("launch.json");
        String text = TextFiles.read(APPS.resolve(name + "-deadlock.json"))
                .replace(
                        "[\"" + name + ".cl\"]",
                        "[\"" + APPS.resolve(name + ".cl") + "\"], \"define\": {\"" + macro + "\": \"" + value + "\"}");
        TextFiles.write(file, text);
        return new AdvisedRun(directory)
                .runner(file)
                .run((_, _, _) -> {}, FabricOptions.PLAIN)
                .steps()
                .getLast()
                .outcome();
    }

    @Test
    void shouldAdviseADegreeForTheExchange() {
        Advice advice = advice("exchange-deadlock.json");

        assertThat(advice.kind()).isEqualTo(DeadlockKind.BUFFERS_TOO_SMALL);
        assertThat(advice.changes()).singleElement().satisfies(change -> {
            assertThat(change.knob()).isEqualTo(new Knob.Degree(0));
            assertThat(change.isSmallest()).isTrue();
            assertThat(change.places()).hasSize(2);
        });
        Change change = advice.changes().getFirst();
        assertThat(outcome("exchange", "DEGREE", change.value())).isInstanceOf(RunOutcome.Completed.class);
        assertThat(outcome("exchange", "DEGREE", change.value() - 1)).isInstanceOf(RunOutcome.Deadlock.class);
    }

    @Test
    void shouldAdviseADepthForTheShares() {
        Advice advice = advice("shares-deadlock.json");

        assertThat(advice.changes()).singleElement().satisfies(change -> {
            assertThat(change.value()).isEqualTo(64);
            assertThat(change.isSmallest()).isTrue();
        });
        assertThat(outcome("shares", "DEPTH", 64)).isInstanceOf(RunOutcome.Completed.class);
        assertThat(outcome("shares", "DEPTH", 63)).isInstanceOf(RunOutcome.Deadlock.class);
    }

    @Test
    void shouldNameTheRankThatDoesNotTakePartInTheSum() {
        Advice advice = advice("sum-deadlock.json");

        assertThat(advice.kind()).isEqualTo(DeadlockKind.MISSING_RANK);
        assertThat(advice.reasons()).singleElement().asString().contains("rank 3 does not call the reduce on port 0");
    }
}

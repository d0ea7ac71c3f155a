package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.emulator.RunOutcome;
import dev.smi.model.io.TextFiles;
import dev.smi.run.launchfile.LaunchFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every launch file under {@code apps}; they check their results themselves. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AppsTest {

    private static final Path APPS =
            Path.of(System.getProperty("smi.home", "..")).resolve("apps").normalize();
    private static final String DEADLOCK = "deadlock.json";

    @TempDir
    Path directory;

    static List<Path> launchFiles() throws IOException {
        try (Stream<Path> files = Files.walk(APPS, 2)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> TextFiles.read(file).contains("\"steps\""))
                    .map(APPS::relativize)
                    .sorted()
                    .toList();
        }
    }

    private RunReport run(Path launchFile) {
        return new LaunchRunner(
                        LaunchFileReader.read(APPS.resolve(launchFile)), directory, Optional.empty(), (_, _, _) -> {})
                .run();
    }

    @ParameterizedTest
    @MethodSource("launchFiles")
    void shouldEndAsItsNameSays(Path launchFile) {
        RunReport report = run(launchFile);

        if (launchFile.toString().endsWith(DEADLOCK)) {
            assertThat(report.steps().getLast().outcome()).isInstanceOf(RunOutcome.Deadlock.class);
        } else {
            assertThat(report.isPassed()).as(() -> report.steps().toString()).isTrue();
        }
    }

    @Test
    void shouldCheckSomethingInEachStep() throws IOException {
        for (Path launchFile : launchFiles()) {
            if (!launchFile.toString().endsWith(DEADLOCK)) {
                assertThat(LaunchFileReader.read(APPS.resolve(launchFile)).steps())
                        .allSatisfy(step -> assertThat(step.expects()).isNotEmpty());
            }
        }
    }
}

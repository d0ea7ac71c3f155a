package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.io.TextFiles;
import dev.smi.run.launchfile.LaunchFileReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For random programs what arrives is what was sent, and no run wedges. {@code -Dsmi.random.programs=500} runs more of
 * them, {@code -Dsmi.random.seed=...} others.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RandomProgramsTest {

    private static final int PROGRAMS = Integer.getInteger("smi.random.programs", 12);
    private static final long SEED = Long.getLong("smi.random.seed", 20261121);

    @TempDir
    Path directory;

    static long[] seeds() {
        return new Random(SEED).longs(PROGRAMS).toArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldDeliverEveryElementOnce(long seed) {
        RandomProgram program = new RandomProgram(seed);
        TextFiles.write(directory.resolve("random.cl"), program.source());
        TextFiles.write(directory.resolve("topology.json"), program.topology());
        Path launch = directory.resolve("launch.json");
        TextFiles.write(launch, program.launchFile());

        RunReport report = new LaunchRunner(
                        LaunchFileReader.read(launch), directory.resolve("out"), Optional.empty(), (_, _, _) -> {})
                .run();

        assertThat(report.isPassed())
                .as(() -> report.steps() + "\n" + program.launchFile() + program.source())
                .isTrue();
    }
}

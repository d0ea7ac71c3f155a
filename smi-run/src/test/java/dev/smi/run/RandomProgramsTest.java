package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.emulator.CableTraffic;
import dev.smi.emulator.cache.ModuleCache;
import dev.smi.model.io.TextFiles;
import dev.smi.run.launchfile.LaunchFileReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For random programs what arrives is what was sent, no run wedges, and both fabrics send the same over every cable.
 * {@code -Dsmi.random.programs=500} runs more of them, {@code -Dsmi.random.seed=...} others.
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
    void shouldDeliverEveryElementOnceOverTheSameCables(long seed) {
        RandomProgram program = new RandomProgram(seed);
        TextFiles.write(directory.resolve("random.cl"), program.source());
        TextFiles.write(directory.resolve("topology.json"), program.topology());
        TextFiles.write(directory.resolve("launch.json"), program.launchFile());

        List<CableTraffic> generated = traffic(program, FabricKind.GENERATED);
        List<CableTraffic> fast = traffic(program, FabricKind.FAST);

        // a reduction's packets are as full as timing makes them; their elements are the same
        assertThat(fast)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
                        program.hasReductions() ? new String[] {"packets"} : new String[0])
                .containsExactlyElementsOf(generated);
    }

    private List<CableTraffic> traffic(RandomProgram program, FabricKind fabric) {
        RunReport report = new LaunchRunner(
                        LaunchFileReader.read(directory.resolve("launch.json")),
                        directory.resolve("out"),
                        Optional.empty(),
                        (_, _, _) -> {},
                        fabric,
                        ModuleCache.in(directory.resolve("cache"), _ -> {}))
                .run();

        assertThat(report.isPassed())
                .as(() -> fabric + ": " + report.steps() + "\n" + program.launchFile() + program.source())
                .isTrue();
        return report.steps().getFirst().traffic();
    }
}

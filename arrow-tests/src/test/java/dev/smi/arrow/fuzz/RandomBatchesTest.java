package dev.smi.arrow.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.schema.SchemaInterface;
import dev.smi.emulator.Emulator;
import dev.smi.emulator.KernelLaunch;
import dev.smi.emulator.RunOutcome;
import dev.smi.model.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random batches arrive as they were sent. {@code -Darrow.seed=N} begins with another seed than the fixed one of this
 * test; a failure names the seed of its schema, which {@code -Darrow.seed=N -Darrow.schemas=1} runs alone.
 * {@code -Darrow.schemas=N} runs more of them.
 */
class RandomBatchesTest {

    private static final long SEED = Long.getLong("arrow.seed", 20190909);
    private static final int SCHEMAS = Integer.getInteger("arrow.schemas", 500);
    private static final int PER_PROGRAM = 125;
    private static final int BATCHES = 3;
    private static final int ARENA_BYTES = 4 << 20;
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    @Test
    void shouldArriveAsTheyWereSent() {
        DeviceProgram device = new DeviceProgram(directory);
        for (int first = 0; first < SCHEMAS; first += PER_PROGRAM) {
            check(device, SEED + first, Math.min(PER_PROGRAM, SCHEMAS - first));
        }
    }

    private static void check(DeviceProgram device, long seed, int schemas) {
        Map<ArrowInterface, String> kernels = new LinkedHashMap<>();
        List<Random> randoms = new ArrayList<>();
        for (int i = 0; i < schemas; i++) {
            Random random = new Random(seed + i);
            ArrowInterface program = SchemaInterface.of(
                    new RandomSchema(random).pair(i), Optional.of("K" + i), List.of(), new Diagnostics());
            kernels.put(program, IdentityKernel.of(program, random));
            randoms.add(random);
        }
        try (Emulator emulator = device.load(kernels)) {
            for (int i = 0; i < BATCHES; i++) {
                run(emulator, List.copyOf(kernels.keySet()), randoms, seed);
            }
        }
    }

    private static void run(Emulator emulator, List<ArrowInterface> programs, List<Random> randoms, long seed) {
        List<Roundtrip> roundtrips = new ArrayList<>();
        List<KernelLaunch> launches = new ArrayList<>();
        Arena arena = new Arena(emulator, ARENA_BYTES);
        for (int i = 0; i < programs.size(); i++) {
            RandomBatch batch = RandomBatch.of(programs.get(i).batches().getFirst(), randoms.get(i));
            Roundtrip roundtrip = new Roundtrip(programs.get(i), batch, arena, "seed " + (seed + i));
            roundtrips.add(roundtrip);
            launches.addAll(roundtrip.launches());
        }
        arena.send(emulator);
        assertThat(emulator.run(launches, DEADLINE))
                .as("seeds " + seed + " to " + (seed + programs.size() - 1) + ", K0 to K" + (programs.size() - 1))
                .isInstanceOf(RunOutcome.Completed.class);
        arena.receive(emulator, "seeds from " + seed);
        roundtrips.forEach(Roundtrip::check);
    }
}

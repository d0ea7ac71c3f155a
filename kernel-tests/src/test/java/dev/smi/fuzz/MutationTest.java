package dev.smi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.fuzz.generate.KernelGenerator;
import dev.smi.fuzz.generate.RandomProgram;
import dev.smi.fuzz.mutate.Mutation;
import dev.smi.fuzz.mutate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kernels with a mistake: the front end says what is wrong, at a place of the file, or takes them; it never breaks. */
class MutationTest {

    private static final int PROGRAMS = Integer.getInteger("fuzz.mutations", 200);
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void shouldSayWhatIsWrong() {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < PROGRAMS; i++) {
            long seed = SEED * 1_000_003 + i;
            RandomProgram program = i % 5 == 0
                    ? KernelGenerator.channels(seed, 0, 2, 0)
                    : i % 5 == 1 ? KernelGenerator.fifos(seed, 0) : KernelGenerator.plain(seed, 0);
            String source = Mutation.of(RandomProgram.source("Mutant", List.of(program)), seed);
            Verdict.fault("Mutant", source)
                    .ifPresent(fault -> faults.add("seed " + seed + ": " + fault + "\n" + source));
        }
        assertThat(faults).isEmpty();
    }
}

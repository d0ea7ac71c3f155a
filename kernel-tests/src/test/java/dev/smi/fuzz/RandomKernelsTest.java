package dev.smi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.fuzz.generate.RandomProgram;
import dev.smi.fuzz.run.Differential;
import dev.smi.fuzz.shrink.Shrinker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random kernels compute the same on the JVM and, translated, on the emulator. {@code -Dfuzz.programs=100000
 * -Dfuzz.seed=7} makes it a long run; docs/kernel-fuzzing.md says what to do with what it finds.
 */
class RandomKernelsTest {

    private static final int PROGRAMS = Integer.getInteger("fuzz.programs", 2000);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final Duration SHRINKING = Duration.ofSeconds(Integer.getInteger("fuzz.shrink", 40));
    private static final int SHRUNK = 3;

    @Test
    void shouldComputeTheSameOnBothSides() throws InterruptedException {
        List<Campaign.Finding> findings = new Campaign(SEED, PROGRAMS).run();
        List<String> reports = new ArrayList<>();
        for (Campaign.Finding finding : findings) {
            reports.add(reports.size() < SHRUNK ? shrunk(finding) : report(finding, finding.program()));
        }
        assertThat(reports)
                .as("programs that differ, of %d with seed %d", PROGRAMS, SEED)
                .isEmpty();
    }

    private static String shrunk(Campaign.Finding finding) {
        RandomProgram smallest = Shrinker.shrink(finding.program(), finding.outcome(), SHRINKING);
        return report(
                new Campaign.Finding(
                        smallest, Differential.of(List.of(smallest)).getFirst()),
                smallest);
    }

    /** As a file for regressions/, whose inputs follow from the seed. */
    private static String report(Campaign.Finding finding, RandomProgram program) {
        return "\n// seed: " + program.seed() + "\n// ranks: " + program.ranks() + "\n// cause: " + finding.outcome()
                + "\n" + RandomProgram.source("Found", List.of(program));
    }
}

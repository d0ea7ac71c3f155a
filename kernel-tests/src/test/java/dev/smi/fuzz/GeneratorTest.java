package dev.smi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.fuzz.generate.KernelGenerator;
import dev.smi.fuzz.generate.RandomProgram;
import org.junit.jupiter.api.Test;

/** What the tests rest on: the same seed gives the same program. */
class GeneratorTest {

    @Test
    void shouldGiveTheSameProgramForTheSameSeed() {
        RandomProgram program = KernelGenerator.plain(1, 1);
        assertThat(program.text())
                .isEqualTo(KernelGenerator.plain(1, 1).text())
                .isNotEqualTo(KernelGenerator.plain(2, 1).text());
    }
}

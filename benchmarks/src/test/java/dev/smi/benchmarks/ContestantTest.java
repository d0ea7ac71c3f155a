package dev.smi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestantTest {

    @Test
    void shouldLetProgramsTakeTurnsAndCheckThemAtTheEnd() {
        List<String> log = new ArrayList<>();
        Contestant first = new Contestant("first", () -> log.add("a"), rounds -> log.add("a after " + rounds));
        Contestant second = new Contestant("second", () -> log.add("b"), rounds -> log.add("b after " + rounds));
        SpeedTable table = Contestant.time(List.of(first, second), 10, 1, 2);
        assertThat(log).containsExactly("a", "b", "a", "b", "a", "b", "a after 3", "b after 3");
        assertThat(table.lines(1, 0)).hasSize(2).first().asString().contains("| first |");
    }

    @Test
    void shouldNameTheFirstElementThatDiffers() {
        assertThatThrownBy(() -> KernelRuns.requireSame(new float[] {1, 2}, new float[] {1, 3}))
                .hasMessageContaining("element 1 is 3.0, not 2.0");
        KernelRuns.requireSame(KernelRuns.swept(0), KernelRuns.data(KernelRuns.SIDE * KernelRuns.SIDE, 1));
    }
}

package dev.smi.mpj;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RankEndTest {

    @Test
    void shouldKeepTheFirstLineOfTheCause() {
        RankEnd end = new RankEnd(3, "deadlock\nof two ranks");
        assertThat(end.cause()).isEqualTo("deadlock");
        assertThat(RankEnd.parse(end.text())).isEqualTo(end);
    }

    @Test
    void shouldTakeAnEmptyCause() {
        assertThat(RankEnd.parse(RankEnd.WELL.text())).isEqualTo(RankEnd.WELL);
    }

    @Test
    void shouldKeepWhatAProcessKeepsOfAStatus() {
        assertThat(new RankEnd(-1, "").status()).isEqualTo(255);
    }
}

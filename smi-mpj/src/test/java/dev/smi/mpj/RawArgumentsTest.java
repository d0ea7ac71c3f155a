package dev.smi.mpj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RawArgumentsTest {

    @Test
    void shouldFindTheRankOfAllDevices() {
        assertThat(RawArguments.of(new String[] {"1", "2", "smpdev", "x"}).rank())
                .isEqualTo(1);
        assertThat(RawArguments.of(new String[] {"2", "#temp line;", "niodev"}).rank())
                .isEqualTo(2);
        assertThat(RawArguments.of(new String[] {"3", "4", "hybdev", "4", "1", "0", "#", "niodev"})
                        .rank())
                .isEqualTo(3);
    }

    @Test
    void shouldRefuseArgumentsOfAnotherLauncher() {
        assertThatThrownBy(() -> RawArguments.of(new String[] {"input.txt"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("input.txt");
    }
}

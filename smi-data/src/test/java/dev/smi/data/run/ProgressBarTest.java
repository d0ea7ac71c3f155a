package dev.smi.data.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private static ProgressBar bar(long size) {
        return new ProgressBar("gzip", size, 1e6, System.err, false);
    }

    @Test
    void shouldTellPartRateAndTimeLeft() {
        assertThat(bar(100).line(25, 5_000_000_000L))
                .isEqualTo("gzip [======                  ]  25 %  5.0 MB/s  0:15 left ");
    }

    @Test
    void shouldNotGuessBeforeAnythingIsDone() {
        assertThat(bar(100).line(0, 1_000_000)).contains("0 %").contains("? left");
    }
}

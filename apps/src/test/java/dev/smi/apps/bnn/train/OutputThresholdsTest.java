package dev.smi.apps.bnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutputThresholdsTest {

    @Test
    void shouldPutAThresholdBetweenALabelAndTheOthers() {
        byte[] labels = {0, 3, 3, 7, 7, 5};
        long[] counts = new long[labels.length * Digits.CLASSES];
        for (int sample = 0; sample < labels.length; sample++) {
            for (int row = 0; row < Digits.CLASSES; row++) {
                counts[sample * Digits.CLASSES + row] = 400L + row + (row == labels[sample] ? 50 : 0);
            }
        }
        long[] thresholds = new long[Digits.CLASSES];
        Arrays.fill(thresholds, 460);

        int right = OutputThresholds.choose(counts, Digits.CLASSES, labels, thresholds);

        assertThat(right).isEqualTo(labels.length);
        assertThat(thresholds).containsExactly(460, 460, 460, 452, 460, 454, 460, 456, 460, 460);
    }

    @Test
    void shouldKeepWhatIsBestAlready() {
        byte[] labels = {2, 1};
        long[] counts = new long[2 * Digits.CLASSES];
        counts[2] = 600;
        counts[Digits.CLASSES + 1] = 600;
        long[] thresholds = new long[Digits.CLASSES];
        Arrays.fill(thresholds, 512);

        OutputThresholds.choose(counts, Digits.CLASSES, labels, thresholds);

        assertThat(thresholds).containsOnly(512);
    }
}

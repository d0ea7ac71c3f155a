package dev.smi.apps.bnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PanelsTest {

    private static final int ROWS = 12;
    private static final int STEPS = 150;
    private static final int COLUMNS = 2 * Panels.WIDTH;

    private final Random random = new Random(1);
    private final float[] left = numbers(ROWS * STEPS);
    private final float[] right = numbers(STEPS * COLUMNS);

    @Test
    void shouldMultiplyRowsAndColumns() {
        float[] result = new float[ROWS * COLUMNS];

        Panels.multiply(left, STEPS, 1, panels(), STEPS, result, COLUMNS, 0, ROWS);

        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                float sum = 0;
                for (int step = 0; step < STEPS; step++) {
                    sum = Math.fma(left[row * STEPS + step], right[step * COLUMNS + column], sum);
                }
                assertThat(result[row * COLUMNS + column]).isEqualTo(sum);
            }
        }
    }

    @Test
    void shouldGiveTheSameForATurnedMatrixAndForPartsOfTheRows() {
        float[] whole = new float[ROWS * COLUMNS];
        float[] parts = new float[ROWS * COLUMNS];
        float[] turned = new float[ROWS * STEPS];
        for (int i = 0; i < turned.length; i++) {
            turned[i % STEPS * ROWS + i / STEPS] = left[i];
        }

        Panels.multiply(left, STEPS, 1, panels(), STEPS, whole, COLUMNS, 0, ROWS);
        Panels.multiply(turned, 1, ROWS, panels(), STEPS, parts, COLUMNS, 4, ROWS);
        Panels.multiply(turned, 1, ROWS, panels(), STEPS, parts, COLUMNS, 0, 4);

        assertThat(parts).isEqualTo(whole);
    }

    private float[] panels() {
        float[] panels = new float[right.length];
        for (int i = 0; i < right.length; i++) {
            panels[Panels.index(i / COLUMNS, i % COLUMNS, STEPS)] = right[i];
        }
        return panels;
    }

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }
}

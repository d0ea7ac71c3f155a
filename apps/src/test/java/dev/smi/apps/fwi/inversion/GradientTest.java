package dev.smi.apps.fwi.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.smi.apps.fwi.survey.Grid;
import dev.smi.apps.fwi.survey.Point;
import org.junit.jupiter.api.Test;

class GradientTest {

    private static final Grid GRID = new Grid(new Point(0, 0), new Point(10, 8), 5, 8);

    /** Differences of second order are exact for second degrees, at the rim too. */
    @Test
    void shouldBeExactForSquares() {
        Gradient gradient = new Gradient(GRID);
        double[] values = new double[GRID.cells()];
        for (int i = 0; i < values.length; i++) {
            Point at = GRID.centre(i);
            values[i] = 3 * at.x() * at.x() - 2 * at.x() + 0.5 * at.z() * at.z() + 7 * at.z() + 1;
        }
        double[] across = new double[values.length];
        double[] down = new double[values.length];

        gradient.across(values, across);
        gradient.down(values, down);

        for (int i = 0; i < values.length; i++) {
            assertThat(across[i]).isCloseTo(6 * GRID.centre(i).x() - 2, within(1e-10));
            assertThat(down[i]).isCloseTo(GRID.centre(i).z() + 7, within(1e-10));
        }
    }

    @Test
    void shouldNumberCellsRowByRow() {
        assertThat(GRID.centre(0)).isEqualTo(new Point(1, 0.5));
        assertThat(GRID.centre(4)).isEqualTo(new Point(9, 0.5));
        assertThat(GRID.centre(5)).isEqualTo(new Point(1, 1.5));
    }
}

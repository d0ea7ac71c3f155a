package dev.smi.apps.fwi.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LineSearchTest {

    @Test
    void shouldFindTheOnlyRoot() {
        // (t - 2)(t^2 + t + 5)
        assertThat(LineSearch.roots(1, -1, 3, -10)).hasSize(1);
        assertThat(LineSearch.roots(1, -1, 3, -10)[0]).isCloseTo(2, within(1e-14));
    }

    @Test
    void shouldFindAllThreeRoots() {
        // 2 (t + 1)(t - 2)(t - 5)
        double[] roots = LineSearch.roots(2, -12, 6, 20);
        Arrays.sort(roots);

        assertThat(roots).containsExactly(new double[] {-1, 2, 5}, within(1e-13));
    }

    @Test
    void shouldTakeTheRootWithTheLeastCost() {
        // (1 + (t - 1)^2) (1/4 + (t - 4)^2): least near 4, with a valley near 1 too
        double length = LineSearch.least(2, -2, 1, 16.25, -8, 1);

        assertThat(length).isBetween(3.5, 4.0);
        for (double t = -1; t < 6; t += 0.01) {
            assertThat(cost(length)).isLessThanOrEqualTo(cost(t));
        }
    }

    private static double cost(double t) {
        return (1 + (t - 1) * (t - 1)) * (0.25 + (t - 4) * (t - 4));
    }

    @Test
    void shouldGiveNoNumberWithoutADirection() {
        assertThat(LineSearch.least(1, 0, 0, 1, 0, 0)).isNaN();
    }
}

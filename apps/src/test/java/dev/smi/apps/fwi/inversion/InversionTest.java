package dev.smi.apps.fwi.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.smi.apps.fwi.model.Kappa;
import dev.smi.apps.fwi.model.Surveys;
import dev.smi.apps.fwi.model.VectorKernels;
import dev.smi.apps.fwi.survey.Survey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InversionTest {

    private static final Survey SURVEY = Surveys.small();
    private static final VectorKernels KERNELS = new VectorKernels(Kappa.of(SURVEY));
    private static final int CELLS = SURVEY.grid().cells();

    @Test
    void shouldFindNoContrastWhereThereIsNone() throws InterruptedException {
        Reconstruction found = inversion(100).run(new double[KERNELS.pressures()]);

        assertThat(found.chi()).containsOnly(0);
        assertThat(found.stop()).isEqualTo(Stop.CONVERGED);
        assertThat(found.iterations()).isZero();
    }

    @Test
    void shouldReconstructAContrastThatIsTheSameEverywhere() throws InterruptedException {
        double[] chi = new double[CELLS];
        Arrays.fill(chi, 0.25);

        Reconstruction found = inversion(500).run(pressure(chi));

        assertThat(found.stop()).isEqualTo(Stop.CONVERGED);
        assertThat(found.residual()).isLessThan(1e-4);
        assertThat(found.chi()).containsExactly(chi, within(0.05));
    }

    @Test
    void shouldLowerTheResidual() throws InterruptedException {
        Reconstruction found = inversion(30).run(pressure(Surveys.numbers(CELLS, 3)));

        assertThat(found.residuals()[found.iterations() - 1]).isLessThan(found.residuals()[0]);
        assertThat(Arrays.stream(found.residuals())).allMatch(Double::isFinite);
    }

    @Test
    void shouldEndAtTheLimitAndSaySo() throws InterruptedException {
        Reconstruction found = inversion(2).run(pressure(Surveys.numbers(CELLS, 4)));

        assertThat(found.stop()).isEqualTo(Stop.LIMIT);
        assertThat(found.iterations()).isEqualTo(2);
    }

    @Test
    void shouldForgetTheGridBefore() throws InterruptedException {
        Inversion inversion = inversion(50);
        double[] pressure = pressure(Surveys.numbers(CELLS, 5));
        Reconstruction first = inversion.run(pressure);
        inversion.run(pressure(Surveys.numbers(CELLS, 6)));

        assertThat(inversion.run(pressure).chi()).isEqualTo(first.chi());
    }

    @Test
    void shouldEndWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> inversion(50).run(pressure(Surveys.numbers(CELLS, 7))))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private static Inversion inversion(int iterations) {
        return new Inversion(KERNELS, SURVEY.grid(), new Limits(Limits.TOLERANCE, iterations));
    }

    private static double[] pressure(double[] chi) {
        double[] pressure = new double[KERNELS.pressures()];
        KERNELS.dotprod(chi, pressure);
        return pressure;
    }
}

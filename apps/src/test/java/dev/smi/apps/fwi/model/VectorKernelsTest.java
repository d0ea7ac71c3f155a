package dev.smi.apps.fwi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.smi.apps.fwi.survey.Survey;
import org.junit.jupiter.api.Test;

class VectorKernelsTest {

    private static final Survey SURVEY = Surveys.small();
    private static final Kappa KAPPA = Kappa.of(SURVEY);

    private final VectorKernels kernels = new VectorKernels(KAPPA);

    @Test
    void shouldHoldProductsOfGreensFunctions() {
        int frequency = 1;
        int receiver = 6;
        int source = 3;
        int cell = 17;
        double k = SURVEY.waveNumber(frequency);
        GreensFunction receivers = GreensFunction.of(SURVEY.receivers(), SURVEY.grid(), k);
        GreensFunction sources = GreensFunction.of(SURVEY.sources(), SURVEY.grid(), k);
        double scale = k * k * SURVEY.grid().cellArea();
        int row = (frequency * 7 + receiver) * 5 + source;

        double real = (receivers.real()[receiver][cell] * sources.real()[source][cell]
                        - receivers.imaginary()[receiver][cell] * sources.imaginary()[source][cell])
                / scale;

        assertThat((double) element(row, cell, 0)).isCloseTo(real, within(1e-7 * Math.abs(real)));
    }

    @Test
    void shouldMultiplyByTheMatrix() {
        double[] chi = Surveys.numbers(KAPPA.cells(), 1);
        double[] pressure = new double[KAPPA.pressures()];

        kernels.dotprod(chi, pressure);

        for (int row = 0; row < KAPPA.resolution(); row++) {
            for (int part = 0; part < 2; part++) {
                double sum = 0;
                for (int cell = 0; cell < chi.length; cell++) {
                    sum = Math.fma((double) element(row, cell, part), chi[cell], sum);
                }
                assertThat(pressure[place(row, part)])
                        .as("row %d, part %d", row, part)
                        .isEqualTo(sum);
            }
        }
        assertThat(pressure[KAPPA.pressures() - 1]).as("a row that fills up").isZero();
    }

    @Test
    void shouldMultiplyByTheConjugateTransposed() {
        double[] residual = Surveys.numbers(KAPPA.pressures(), 2);
        double[] gradient = new double[KAPPA.cells()];

        kernels.update(residual, gradient);

        for (int cell = 0; cell < gradient.length; cell++) {
            double sum = 0;
            for (int row = 0; row < KAPPA.resolution(); row++) {
                // the real part of the product with the conjugate
                sum += element(row, cell, 0) * residual[place(row, 0)];
                sum += element(row, cell, 1) * residual[place(row, 1)];
            }
            assertThat(gradient[cell]).isCloseTo(sum, within(1e-12));
        }
    }

    private static float element(int row, int cell, int part) {
        return KAPPA.values()[
                (row / Kappa.ROWS * KAPPA.cells() + cell) * Kappa.WORD + part * Kappa.ROWS + row % Kappa.ROWS];
    }

    private static int place(int row, int part) {
        return row / Kappa.ROWS * Kappa.WORD + part * Kappa.ROWS + row % Kappa.ROWS;
    }
}

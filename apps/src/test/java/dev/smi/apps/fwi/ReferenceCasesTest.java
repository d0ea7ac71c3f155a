package dev.smi.apps.fwi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.smi.apps.fwi.inversion.Inversion;
import dev.smi.apps.fwi.inversion.Limits;
import dev.smi.apps.fwi.inversion.Reconstruction;
import dev.smi.apps.fwi.model.Kappa;
import dev.smi.apps.fwi.model.VectorKernels;
import dev.smi.apps.fwi.survey.ChiFile;
import dev.smi.apps.fwi.survey.Survey;
import dev.smi.apps.fwi.survey.SurveyChanges;
import dev.smi.apps.fwi.survey.SurveyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published cases; skipped where the reference data is not there. */
@Timeout(60)
class ReferenceCasesTest {

    private static final Path REFERENCES =
            Path.of(System.getProperty("smi.home")).resolve("../shared/refs/fwi");

    @ParameterizedTest
    @CsvSource({"8000x100, 18, 1e-8, 1e-6", "500x500, 59, 2e-6, 2e-5"})
    void shouldReproduceWhatWasPublished(String name, int iterations, double chiWithin, double logWithin)
            throws IOException, InterruptedException {
        Path directory = REFERENCES.resolve(name);
        assumeThat(directory).as("reference data").isDirectory();
        SurveyFile file = SurveyFile.read(directory.resolve("GenericInput.json"), SurveyChanges.NONE);
        double[] published = ChiFile.read(directory.resolve("chi_est_default.txt"));

        Reconstruction found = reconstruct(file);

        assertThat(found.iterations()).isEqualTo(iterations);
        assertThat(found.chi()).containsExactly(published, within(chiWithin));
        double[] log = Files.readAllLines(directory.resolve("defaultResidual.log")).stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(0, line.indexOf(','))))
                .toArray();
        assertThat(found.residuals()).containsExactly(log, within(logWithin));
    }

    private static Reconstruction reconstruct(SurveyFile file) throws InterruptedException {
        Survey survey = file.survey();
        double[] chi =
                new Grids(ChiFile.read(file.chi().orElseThrow()), survey.grid().cells(), 1).grid(0);
        try (VectorKernels kernels = new VectorKernels(Kappa.of(survey))) {
            double[] pressure = new double[kernels.pressures()];
            kernels.dotprod(chi, pressure);
            return new Inversion(kernels, survey.grid(), new Limits(Limits.TOLERANCE, Limits.ITERATIONS)).run(pressure);
        }
    }
}

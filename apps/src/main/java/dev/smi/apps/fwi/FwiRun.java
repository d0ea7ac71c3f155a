package dev.smi.apps.fwi;

import dev.smi.apps.fwi.inversion.Limits;
import dev.smi.apps.fwi.inversion.Reconstruction;
import dev.smi.apps.fwi.survey.Survey;
import dev.smi.data.Cluster;
import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.data.Shares;
import dev.smi.data.UnitSpec;
import java.util.List;

/**
 * Reconstruction of grids, as a job for a cluster. Immutable.
 *
 * @param survey how they are measured
 * @param limits when an inversion ends
 * @param program smi-codegen's output for the workers' devices; empty for kernels in Java
 */
public record FwiRun(Survey survey, Limits limits, String program) {

    /**
     * Measures grids by the model and reconstructs them, one grid a chunk, so that a slow worker gets fewer.
     *
     * @param numbers contrasts; fill one grid or several, or one when repeated
     * @param grids how many grids; a multiple of {@code numbers} in cells
     * @return the grids in their order, however many workers there are
     * @throws JobFailedException if a grid cannot be reconstructed anywhere
     * @throws InterruptedException if the thread was interrupted
     */
    public Outcome<List<Reconstruction>> run(Cluster cluster, double[] numbers, int grids)
            throws JobFailedException, InterruptedException {
        int cells = survey.grid().cells();
        try (Grids source = new Grids(numbers, cells, grids)) {
            return cluster.run(job(source));
        }
    }

    Job<List<Reconstruction>> job(Grids source) {
        UnitSpec unit = UnitSpec.of(FwiUnits.class).with(new UnitParameters(survey, limits, program).encode());
        int cells = survey.grid().cells();
        return Job.of("fwi", source, unit, new Results(cells))
                .shares(Shares.chunks(cells))
                .withProgress();
    }

    /** The contrasts of one of the grids that {@link #run} takes. */
    public double[] grid(double[] numbers, int grids, int index) {
        return new Grids(numbers, survey.grid().cells(), grids).grid(index);
    }
}

package dev.smi.apps.fwi.inversion;

/**
 * What came of one grid.
 *
 * @param chi contrast of each cell
 * @param residuals relative to the pressure, before each iteration's step; one for each iteration
 * @param stop why it ended
 * @param dotNanos time in kernel {@code dotprod}
 * @param updateNanos time in kernel {@code update}
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Reconstruction(double[] chi, double[] residuals, Stop stop, long dotNanos, long updateNanos) {

    /** Iterations it took. */
    public int iterations() {
        return residuals.length;
    }

    /** The last residual; 0 if there was nothing to reconstruct. */
    public double residual() {
        return residuals.length == 0 ? 0 : residuals[residuals.length - 1];
    }
}

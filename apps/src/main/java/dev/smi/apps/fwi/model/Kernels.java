package dev.smi.apps.fwi.model;

/**
 * The two kernels of the inversion, beside the matrix that they keep where they run. Vectors of pressures have the
 * order that {@link Kappa} tells. For one thread at a time.
 */
public interface Kernels extends AutoCloseable {

    /** Cells of a grid. */
    int cells();

    /** Doubles of a vector of pressures. */
    int pressures();

    /**
     * Pressure of a contrast, {@code kappa * chi}.
     *
     * @param chi {@code [cells]}
     * @param pressure {@code [pressures]}, filled by this
     */
    void dotprod(double[] chi, double[] pressure);

    /**
     * How the residual changes with the contrast, the real part of {@code conj(kappa)^T * residual}.
     *
     * @param residual {@code [pressures]}
     * @param gradient {@code [cells]}, filled by this
     */
    void update(double[] residual, double[] gradient);

    /** Gives back the matrix. */
    @Override
    default void close() {
        // what is in the heap goes by itself
    }
}

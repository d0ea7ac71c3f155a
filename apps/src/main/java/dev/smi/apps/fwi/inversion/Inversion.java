package dev.smi.apps.fwi.inversion;

import dev.smi.apps.fwi.model.Kernels;
import dev.smi.apps.fwi.survey.Grid;
import java.util.Arrays;

/**
 * Reconstructs contrast from pressure: conjugate gradients (Polak and Ribière) on the misfit of the pressure times the
 * {@link Regularisation}. Used again for grid after grid; allocates nothing but the results. For one thread at a time.
 *
 * <p>The method: P. M. van den Berg and A. Abubakar, Contrast source inversion method: state of art, 2001, as the
 * seeds' application has it.
 */
public final class Inversion {

    /** How strongly the first steps are regularised; step n is by a n-th of it. */
    private static final double STRENGTH = 100;

    private final KernelTimer kernels;
    private final Limits limits;
    private final Regularisation regularisation;
    private final double[] chi;
    private final double[] direction;
    private final double[] slope;
    private final double[] earlierSlope;
    private final double[] smoothing;
    private final double[] residual;
    private final double[] change;
    private final double[] polynomial = new double[3];
    private final double[] log;

    /** An inversion on a device's kernels; the grid's cells are those of the kernels. */
    public Inversion(Kernels kernels, Grid grid, Limits limits) {
        if (grid.cells() != kernels.cells()) {
            throw new IllegalArgumentException(
                    "a grid of " + grid.cells() + " cells, and kernels for " + kernels.cells());
        }
        int cells = grid.cells();
        this.kernels = new KernelTimer(kernels);
        this.limits = limits;
        this.regularisation = new Regularisation(grid);
        this.chi = new double[cells];
        this.direction = new double[cells];
        this.slope = new double[cells];
        this.earlierSlope = new double[cells];
        this.smoothing = new double[cells];
        this.residual = new double[kernels.pressures()];
        this.change = new double[kernels.pressures()];
        this.log = new double[limits.iterations()];
    }

    /**
     * The contrast that makes this pressure. Pressure zero everywhere is that of no contrast.
     *
     * @param pressure {@code [kernels.pressures()]}
     * @throws InterruptedException if the thread was interrupted
     */
    public Reconstruction run(double[] pressure) throws InterruptedException {
        Arrays.fill(chi, 0);
        regularisation.reset();
        kernels.reset();
        double eta = 1 / Vectors.square(pressure);
        if (!Double.isFinite(eta)) {
            return result(0, Stop.CONVERGED);
        }
        firstStep(pressure, eta);
        double earlier = 1;
        double factor = 1;
        for (int iteration = 0; iteration < limits.iterations(); iteration++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("in iteration " + iteration);
            }
            double current = misfit(pressure, eta);
            log[iteration] = current;
            if (iteration > 0 && (current < limits.tolerance() || Math.abs(earlier - current) < limits.tolerance())) {
                return result(iteration + 1, Stop.CONVERGED);
            }
            regularisation.at(chi);
            turn(eta * factor, earlier);
            double length = length(eta, earlier);
            if (!Double.isFinite(length)) {
                return result(iteration + 1, Stop.STALLED);
            }
            Vectors.add(chi, length, direction);
            earlier = current;
            factor = regularisation.settle(chi, STRENGTH / (iteration + 1));
        }
        return result(limits.iterations(), Stop.LIMIT);
    }

    /** Straight down from no contrast, without regularisation. */
    private void firstStep(double[] pressure, double eta) {
        kernels.update(pressure, slope);
        for (int i = 0; i < slope.length; i++) {
            slope[i] *= eta;
        }
        System.arraycopy(slope, 0, direction, 0, slope.length);
        System.arraycopy(slope, 0, earlierSlope, 0, slope.length);
        kernels.dotprod(direction, change);
        Vectors.add(chi, Vectors.dot(pressure, change) / Vectors.square(change), direction);
    }

    /** The residual's square relative to the pressure's. */
    private double misfit(double[] pressure, double eta) {
        kernels.dotprod(chi, change);
        Vectors.subtract(pressure, change, residual);
        return eta * Vectors.square(residual);
    }

    /** The next direction. */
    private void turn(double weight, double earlierMisfit) {
        System.arraycopy(slope, 0, earlierSlope, 0, slope.length);
        kernels.update(residual, slope);
        regularisation.slope(smoothing);
        double turned = 0;
        for (int i = 0; i < slope.length; i++) {
            slope[i] = weight * slope[i] + earlierMisfit * smoothing[i];
            turned += slope[i] * (slope[i] - earlierSlope[i]);
        }
        double gamma = turned / Vectors.square(earlierSlope);
        for (int i = 0; i < direction.length; i++) {
            direction[i] = slope[i] + gamma * direction[i];
        }
    }

    /** How far to go along the direction. */
    private double length(double eta, double misfit) {
        kernels.dotprod(direction, change);
        regularisation.along(direction, polynomial);
        return LineSearch.least(
                misfit,
                -2 * eta * Vectors.dot(residual, change),
                eta * Vectors.square(change),
                polynomial[0],
                polynomial[1],
                polynomial[2]);
    }

    private Reconstruction result(int iterations, Stop stop) {
        return new Reconstruction(
                chi.clone(), Arrays.copyOf(log, iterations), stop, kernels.dotNanos(), kernels.updateNanos());
    }
}

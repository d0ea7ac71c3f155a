package dev.smi.apps.fwi.inversion;

import dev.smi.apps.fwi.survey.Grid;
import java.util.Arrays;

/**
 * What keeps the contrast smooth: the cost is multiplied by the mean of {@code (|slope|^2 + delta) / (|slope before|^2
 * + delta before)}, which punishes new edges and leaves those that are there. Belongs to one inversion.
 */
final class Regularisation {

    /** So far below the mean a cell's weight is not taken, lest a cell without any slope weigh infinitely much. */
    private static final double LEAST_WEIGHT = 1e-12;

    private final Gradient gradient;
    private final double cellArea;
    private final double area;
    private final double[] across;
    private final double[] down;
    private final double[] steepness;
    private final double[] otherAcross;
    private final double[] otherDown;
    private final double[] scratch;
    private double[] weights;
    private double[] earlierWeights;
    private double delta;

    Regularisation(Grid grid) {
        int cells = grid.cells();
        this.gradient = new Gradient(grid);
        this.cellArea = grid.cellArea();
        this.area = grid.area();
        this.across = new double[cells];
        this.down = new double[cells];
        this.steepness = new double[cells];
        this.otherAcross = new double[cells];
        this.otherDown = new double[cells];
        this.scratch = new double[cells];
        this.weights = new double[cells];
        this.earlierWeights = new double[cells];
    }

    /** Forgets the grid before. */
    void reset() {
        Arrays.fill(earlierWeights, 0);
        delta = 0;
    }

    /** Takes the contrast from which the next step goes. */
    void at(double[] chi) {
        gradient.across(chi, across);
        gradient.down(chi, down);
        for (int i = 0; i < steepness.length; i++) {
            steepness[i] = across[i] * across[i] + down[i] * down[i];
        }
        double least = LEAST_WEIGHT * (Vectors.sum(steepness) / steepness.length + delta);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1 / (Math.max(steepness[i] + delta, least) * area);
        }
    }

    /** How the factor changes with the contrast, under the weights of the step before. */
    void slope(double[] result) {
        for (int i = 0; i < scratch.length; i++) {
            scratch[i] = earlierWeights[i] * across[i];
        }
        gradient.across(scratch, otherAcross);
        for (int i = 0; i < scratch.length; i++) {
            scratch[i] = earlierWeights[i] * down[i];
        }
        gradient.down(scratch, otherDown);
        for (int i = 0; i < result.length; i++) {
            result[i] = otherAcross[i] + otherDown[i];
        }
    }

    /** The factor along a direction: {@code result[0] + result[1] t + result[2] t^2}. */
    void along(double[] direction, double[] result) {
        gradient.across(direction, otherAcross);
        gradient.down(direction, otherDown);
        double mixed = 0;
        double squared = 0;
        for (int i = 0; i < weights.length; i++) {
            double x = otherAcross[i];
            double z = otherDown[i];
            mixed += weights[i] * (x * across[i] + z * down[i]);
            squared += weights[i] * (x * x + z * z);
        }
        result[0] = (Vectors.dot(weights, steepness) + delta * Vectors.sum(weights)) * cellArea;
        result[1] = 2 * mixed * cellArea;
        result[2] = squared * cellArea;
    }

    /**
     * Ends a step: gives the factor at the new contrast, and lets what was current be what was before.
     *
     * @param strength by which the next step is regularised
     */
    double settle(double[] chi, double strength) {
        gradient.across(chi, otherAcross);
        gradient.down(chi, otherDown);
        double factor = 0;
        for (int i = 0; i < weights.length; i++) {
            double steep = otherAcross[i] * otherAcross[i] + otherDown[i] * otherDown[i];
            factor += (steep + delta) * weights[i];
        }
        delta = strength / 2 * Vectors.dot(weights, steepness) / Vectors.sum(weights);
        double[] current = weights;
        weights = earlierWeights;
        earlierWeights = current;
        return factor * cellArea;
    }
}

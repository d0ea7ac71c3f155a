package dev.smi.apps.fwi.inversion;

/**
 * When an inversion ends.
 *
 * @param tolerance it ends when the residual, or its change, is below that; above 0
 * @param iterations at most so many, at least 1
 */
public record Limits(double tolerance, int iterations) {

    /** The tolerance of the published runs. */
    public static final double TOLERANCE = 9.99e-7;

    /** The iterations of the published runs. */
    public static final int ITERATIONS = 1000;

    public Limits {
        if (!(tolerance > 0) || iterations < 1) {
            throw new IllegalArgumentException("a tolerance of " + tolerance + ", " + iterations + " iterations");
        }
    }
}

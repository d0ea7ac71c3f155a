package dev.smi.apps.fwi.survey;

/**
 * A place in the plane, in metres; z goes down.
 *
 * @param x across
 * @param z down
 */
public record Point(double x, double z) {

    /** The distance to another place, in metres. */
    public double distance(Point other) {
        double across = x - other.x;
        double down = z - other.z;
        return Math.sqrt(across * across + down * down);
    }
}

package dev.smi.apps.fwi.inversion;

/**
 * How far to go along a direction: the cost is a product of two squares, {@code (a0 + a1 t + a2 t^2) (b0 + b1 t + b2
 * t^2)}, so that its slope is a cubic, whose root it is. Stateless.
 */
final class LineSearch {

    private LineSearch() {}

    /** Where the cost is least; not finite if there is no such place. */
    static double least(double a0, double a1, double a2, double b0, double b1, double b2) {
        double cubic = 4 * a2 * b2;
        double square = 3 * (a2 * b1 + a1 * b2);
        double linear = 2 * (a2 * b0 + a1 * b1 + a0 * b2);
        double constant = a1 * b0 + a0 * b1;
        double[] roots = roots(cubic, square, linear, constant);
        double best = roots[0];
        for (int i = 1; i < roots.length; i++) {
            if (cost(roots[i], a0, a1, a2, b0, b1, b2) < cost(best, a0, a1, a2, b0, b1, b2)) {
                best = roots[i];
            }
        }
        return best;
    }

    private static double cost(double t, double a0, double a1, double a2, double b0, double b1, double b2) {
        return (a0 + t * (a1 + t * a2)) * (b0 + t * (b1 + t * b2));
    }

    /** The real roots of {@code a t^3 + b t^2 + c t + d}: one, or three. */
    static double[] roots(double a, double b, double c, double d) {
        double shift = b / (3 * a);
        double f = (3 * c / a - b * b / (a * a)) / 3;
        double g = (2 * b * b * b / (a * a * a) - 9 * b * c / (a * a) + 27 * d / a) / 27;
        double h = g * g / 4 + f * f * f / 27;
        if (h >= 0) {
            double root = Math.sqrt(h);
            return new double[] {StrictMath.cbrt(-g / 2 + root) + StrictMath.cbrt(-g / 2 - root) - shift};
        }
        double radius = 2 * Math.sqrt(-f / 3);
        double angle = StrictMath.acos(Math.clamp(3 * g / (f * radius), -1, 1)) / 3;
        double third = 2 * Math.PI / 3;
        return new double[] {
            radius * StrictMath.cos(angle) - shift,
            radius * StrictMath.cos(angle - third) - shift,
            radius * StrictMath.cos(angle + third) - shift
        };
    }
}

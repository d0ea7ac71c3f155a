package dev.smi.apps.fwi.model;

/**
 * The Bessel functions of order zero, J0 and Y0, for arguments above zero; right to about 1e-15 of the larger of 1 and
 * the value. Computed with {@link StrictMath}, so that workers on different machines get the same bits. Formulas:
 * Digital Library of Mathematical Functions, chapter 10. Not thread-safe.
 *
 * <p>Up to {@value #SERIES} the power series at 0 has terms that fall at once. From {@value #ASYMPTOTIC} on Hankel's
 * expansion for large arguments is exact to the last bit before its terms grow again. Between them both would lose
 * digits: there the recurrence of orders is run downwards, in which J is the solution that survives, and Y0 is a sum of
 * even orders.
 */
final class Bessel {

    private static final double SERIES = 2;
    private static final double ASYMPTOTIC = 25;
    private static final double EULER = 0.5772156649015329;
    private static final double SMALLEST_TERM = 1e-18;

    /** Orders above the argument at which the recurrence begins: J is below 1e-18 there, up to 25. */
    private static final int ORDERS_ABOVE = 36;

    private double j0;
    private double y0;

    /** J0 of the latest argument. */
    double j0() {
        return j0;
    }

    /** Y0 of the latest argument. */
    double y0() {
        return y0;
    }

    /**
     * Computes both.
     *
     * @param x above 0
     */
    void at(double x) {
        if (!(x > 0)) {
            throw new IllegalArgumentException("Y0 at " + x + "; it is there above 0 only");
        }
        if (x < SERIES) {
            series(x);
        } else if (x < ASYMPTOTIC) {
            recurrence(x);
        } else {
            asymptotic(x);
        }
    }

    /** DLMF 10.2.2 and 10.8.2. */
    void series(double x) {
        double quarter = x * x / 4;
        double term = 1;
        double sum = 1;
        double harmonic = 0;
        double weighted = 0;
        for (int k = 1; Math.abs(term) > SMALLEST_TERM; k++) {
            term *= -quarter / ((double) k * k);
            harmonic += 1.0 / k;
            sum += term;
            weighted -= term * harmonic;
        }
        j0 = sum;
        y0 = 2 / Math.PI * ((StrictMath.log(x / 2) + EULER) * j0 + weighted);
    }

    /** DLMF 3.6(vi) with 10.12.4 as the scale, and 10.8.3 written in even orders (10.23(ii)). */
    void recurrence(double x) {
        int order = ((int) x + ORDERS_ABOVE) & ~1;
        double twice = 2 / x;
        double above = 0;
        double current = 1e-250;
        double scale = 0;
        double sum = 0;
        while (order > 0) {
            if ((order & 1) == 0) {
                scale += 2 * current;
                int half = order / 2;
                sum += ((half & 1) == 0 ? -current : current) / half;
            }
            double below = order * twice * current - above;
            above = current;
            current = below;
            order--;
        }
        scale += current;
        j0 = current / scale;
        y0 = 2 / Math.PI * ((StrictMath.log(x / 2) + EULER) * j0 + 2 * sum / scale);
    }

    /** DLMF 10.17.3 and 10.17.4; the phase by the sums of sine and cosine, as x - pi/4 would lose bits of x. */
    void asymptotic(double x) {
        double term = 1;
        double even = 1;
        double odd = 0;
        for (int k = 1; Math.abs(term) > SMALLEST_TERM; k++) {
            double across = 2 * k - 1;
            term *= -across * across / (8 * k * x);
            switch (k & 3) {
                case 0 -> even += term;
                case 1 -> odd += term;
                case 2 -> even -= term;
                default -> odd -= term;
            }
        }
        double sine = StrictMath.sin(x);
        double cosine = StrictMath.cos(x);
        double size = 1 / Math.sqrt(Math.PI * x);
        j0 = size * (even * (cosine + sine) - odd * (sine - cosine));
        y0 = size * (even * (sine - cosine) + odd * (cosine + sine));
    }
}

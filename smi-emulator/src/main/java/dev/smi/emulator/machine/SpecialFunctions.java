package dev.smi.emulator.machine;

/**
 * Error and gamma functions, which the JDK does not have: series and continued fractions from their definitions (NIST
 * Digital Library of Mathematical Functions, 5.11, 7.6, 7.9). Relative errors are a few units in the last place of a
 * {@code double}, less than the 16 that OpenCL allows. Stateless.
 */
final class SpecialFunctions {

    /** Below, the error function's series; above, the continued fraction of its complement. */
    private static final double SERIES_END = 2.5;

    /** From here on Stirling's series has the digits of a {@code double}. */
    private static final double STIRLING_START = 10;

    /** B(2k) / (2k (2k - 1)) with Bernoulli's numbers B. */
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
    };

    private static final double HALF_LOG_2PI = 0.5 * StrictMath.log(2 * Math.PI);

    private SpecialFunctions() {}

    static double erf(double x) {
        double size = Math.abs(x);
        if (Double.isNaN(x) || size < SERIES_END) {
            return erfSeries(x);
        }
        return Math.copySign(1 - erfcFraction(size), x);
    }

    static double erfc(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (x < 0.5) {
            return 1 - erf(x);
        }
        return x < SERIES_END && x < 1 ? 1 - erfSeries(x) : erfcFraction(x);
    }

    /**
     * All terms have one sign, so that nothing is cancelled: 2/sqrt(pi) exp(-x²) x (1 + 2x²/3 + (2x²)²/(3·5) + ...).
     */
    private static double erfSeries(double x) {
        double square = 2 * x * x;
        double term = x;
        double sum = x;
        for (int k = 3; Math.abs(term) > Math.abs(sum) * 1e-18; k += 2) {
            term *= square / k;
            sum += term;
        }
        return 2 / StrictMath.sqrt(Math.PI) * expOfMinusSquare(x) * sum;
    }

    /** exp(-x²)/sqrt(pi) / (x + 1/2/(x + 1/(x + 3/2/(x + ...)))), from the end that no longer matters. */
    private static double erfcFraction(double x) {
        if (x > 28) {
            return 0;
        }
        int terms = (int) (30 + 400 / (x * x));
        double tail = x;
        for (int k = terms; k > 0; k--) {
            tail = x + k / 2.0 / tail;
        }
        return expOfMinusSquare(x) / (StrictMath.sqrt(Math.PI) * tail);
    }

    /** The square's rounding error, small as it is, would be multiplied by the exponent. */
    private static double expOfMinusSquare(double x) {
        double square = x * x;
        double error = Math.fma(x, x, -square);
        return StrictMath.exp(-square) * (1 - (Double.isFinite(error) ? error : 0));
    }

    static double gamma(double x) {
        if (Double.isNaN(x) || x == Double.NEGATIVE_INFINITY || (x < 0 && x == Math.rint(x))) {
            return Double.NaN;
        }
        if (x == 0) {
            return 1 / x;
        }
        if (x < 0.5) {
            return reflectedGamma(x);
        }
        if (x > 172) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < 24 && x == Math.rint(x)) {
            return factorial((int) x - 1);
        }
        int steps = (int) Math.max(0, Math.ceil(STIRLING_START - x));
        double y = x + steps;
        double shift = 1;
        double slope = StrictMath.log(y) - 0.5 / y;
        for (int k = 1; k <= steps; k++) {
            shift *= y - k;
            slope -= 1 / (y - k);
        }
        double lost = x - (y - steps); // digits of x that y has no room for
        double power = StrictMath.pow(y, 0.5 * y - 0.25); // in two halves, as the whole can overflow
        double stirling = StrictMath.sqrt(2 * Math.PI) * power * StrictMath.exp(-y) * power * StrictMath.exp(series(y));
        return stirling / shift * (1 + lost * slope);
    }

    private static double factorial(int n) {
        double product = 1;
        for (int k = 2; k <= n; k++) {
            product *= k;
        }
        return product;
    }

    /** gamma(x) gamma(1 - x) = pi / sin(pi x). */
    private static double reflectedGamma(double x) {
        double sine = DeviceMath.sinpi(x);
        if (x < -184) {
            return Math.copySign(0.0, sine);
        }
        if (x < -170) {
            // gamma(1 - x) overflows where the result is only small: gamma(1 - x) = -x gamma(-x), in two divisions
            double up = gamma(-x - 16);
            double product = 1;
            for (int k = 0; k <= 16; k++) {
                product *= -x - k;
            }
            return Math.PI / sine / up / product;
        }
        double mirrored = 1 - x;
        double lost = (1 - mirrored) - x; // digits of 1 - x that there is no room for
        double slope = StrictMath.log(mirrored) - 0.5 / mirrored;
        return Math.PI / (sine * gamma(mirrored) * (1 + lost * slope));
    }

    static double logGamma(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (Double.isInfinite(x) || (x <= 0 && x == Math.rint(x))) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < 0.5) {
            double sine = Math.abs(DeviceMath.sinpi(x));
            return StrictMath.log(Math.PI / sine) - logGamma(1 - x);
        }
        if (x < STIRLING_START) {
            return StrictMath.log(gamma(x));
        }
        return (x - 0.5) * StrictMath.log(x) - x + HALF_LOG_2PI + series(x);
    }

    private static double series(double x) {
        double square = 1 / (x * x);
        double sum = 0;
        for (int k = STIRLING.length - 1; k >= 0; k--) {
            sum = sum * square + STIRLING[k];
        }
        return sum / x;
    }
}

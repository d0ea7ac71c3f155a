package dev.smi.emulator.machine;

/**
 * The mathematical functions that device code calls where WebAssembly has no instruction: {@code jvm_<name>} there is
 * the method {@code <name>} here. Results are the same on every machine, as {@link StrictMath}'s are. Special cases are
 * those of C99, which OpenCL C refers to. Public for the generated classes, which have a class loader of their own.
 */
public final class DeviceMath {

    private DeviceMath() {}

    /** Arc cosine. */
    public static double acos(double x) {
        return StrictMath.acos(x);
    }

    /** Inverse hyperbolic cosine. */
    public static double acosh(double x) {
        if (x > 1e8) {
            return StrictMath.log(x) + StrictMath.log(2);
        }
        if (!(x >= 1)) {
            return Double.NaN;
        }
        double t = x - 1;
        return StrictMath.log1p(t + StrictMath.sqrt(2 * t + t * t));
    }

    /** Arc cosine in units of pi. */
    public static double acospi(double x) {
        return StrictMath.acos(x) / Math.PI;
    }

    /** Arc sine. */
    public static double asin(double x) {
        return StrictMath.asin(x);
    }

    /** Inverse hyperbolic sine. */
    public static double asinh(double x) {
        double size = Math.abs(x);
        double result = size > 1e8
                ? StrictMath.log(size) + StrictMath.log(2)
                : StrictMath.log1p(size + size * size / (1 + StrictMath.sqrt(1 + size * size)));
        return Math.copySign(result, x);
    }

    /** Arc sine in units of pi. */
    public static double asinpi(double x) {
        return StrictMath.asin(x) / Math.PI;
    }

    /** Arc tangent. */
    public static double atan(double x) {
        return StrictMath.atan(x);
    }

    /** Inverse hyperbolic tangent. */
    public static double atanh(double x) {
        double size = Math.abs(x);
        return Math.copySign(0.5 * StrictMath.log1p(2 * size / (1 - size)), x);
    }

    /** Arc tangent in units of pi. */
    public static double atanpi(double x) {
        return StrictMath.atan(x) / Math.PI;
    }

    /** Angle of a point. */
    public static double atan2(double y, double x) {
        return StrictMath.atan2(y, x);
    }

    /** Angle of a point in units of pi. */
    public static double atan2pi(double y, double x) {
        return StrictMath.atan2(y, x) / Math.PI;
    }

    /** Cubic root. */
    public static double cbrt(double x) {
        return StrictMath.cbrt(x);
    }

    /** Cosine. */
    public static double cos(double x) {
        return StrictMath.cos(x);
    }

    /** Hyperbolic cosine. */
    public static double cosh(double x) {
        return StrictMath.cosh(x);
    }

    /** Error function. */
    public static double erf(double x) {
        return SpecialFunctions.erf(x);
    }

    /** Complement of the error function. */
    public static double erfc(double x) {
        return SpecialFunctions.erfc(x);
    }

    /** Exponential function. */
    public static double exp(double x) {
        return StrictMath.exp(x);
    }

    /** Power of 2. */
    public static double exp2(double x) {
        return StrictMath.pow(2, x);
    }

    /** Power of 10. */
    public static double exp10(double x) {
        return StrictMath.pow(10, x);
    }

    /** Exponential function less 1. */
    public static double expm1(double x) {
        return StrictMath.expm1(x);
    }

    /** Product and sum, rounded once. */
    public static double fma(double a, double b, double c) {
        return Math.fma(a, b, c);
    }

    /** Product and sum of {@code float}, rounded once. */
    public static float fmaf(float a, float b, float c) {
        return Math.fma(a, b, c);
    }

    /** Remainder of the quotient that is rounded towards zero. */
    public static double fmod(double x, double y) {
        return x % y;
    }

    /** Length of the hypotenuse. */
    public static double hypot(double x, double y) {
        return StrictMath.hypot(x, y);
    }

    /** Product with a power of 2, rounded once. */
    public static double ldexp(double x, int exponent) {
        return Math.scalb(x, exponent);
    }

    /** Logarithm of the size of the gamma function. */
    public static double lgamma(double x) {
        return SpecialFunctions.logGamma(x);
    }

    /** Natural logarithm. */
    public static double log(double x) {
        return StrictMath.log(x);
    }

    /** Binary logarithm, exact for powers of 2. */
    public static double log2(double x) {
        if (!(x > 0) || Double.isInfinite(x)) {
            return StrictMath.log(x);
        }
        int exponent = Math.getExponent(x * (x < Double.MIN_NORMAL ? 0x1p60 : 1)) - (x < Double.MIN_NORMAL ? 60 : 0);
        double fraction = Math.scalb(x, -exponent);
        if (fraction > 1.5) {
            fraction /= 2;
            exponent++;
        }
        return exponent + StrictMath.log1p(fraction - 1) / StrictMath.log(2);
    }

    /** Decimal logarithm. */
    public static double log10(double x) {
        return StrictMath.log10(x);
    }

    /** Logarithm of 1 + x. */
    public static double log1p(double x) {
        return StrictMath.log1p(x);
    }

    /** Power; 1 to anything is 1, and so is -1 to infinity. */
    public static double pow(double x, double y) {
        return x == 1 || (x == -1 && Double.isInfinite(y)) ? 1 : StrictMath.pow(x, y);
    }

    /** Power of what is not negative, {@code exp(y log x)}. */
    public static double powr(double x, double y) {
        boolean isUndefined = !(x >= 0)
                || Double.isNaN(y)
                || (y == 0 && (x == 0 || Double.isInfinite(x)))
                || (x == 1 && Double.isInfinite(y));
        return isUndefined ? Double.NaN : StrictMath.pow(Math.abs(x), y);
    }

    /** The last seven bits of the quotient that {@link #remainder} rounds, with its sign. */
    public static int quotient(double x, double y) {
        double divisor = Math.abs(y);
        if (!(divisor > 0) || Double.isInfinite(divisor) || Double.isNaN(x) || Double.isInfinite(x)) {
            return 0;
        }
        double size = Math.abs(x);
        double part = divisor < Double.MAX_VALUE / 256 ? size % (128 * divisor) : size;
        int bits = (int) Math.rint((part - Math.IEEEremainder(part, divisor)) / divisor) & 127;
        return x < 0 == y < 0 ? bits : -bits;
    }

    /** Remainder of the quotient that is rounded to the nearest whole number. */
    public static double remainder(double x, double y) {
        return StrictMath.IEEEremainder(x, y);
    }

    /** The n-th root. */
    public static double rootn(double x, int n) {
        boolean isOdd = (n & 1) != 0;
        if (n == 0 || (x < 0 && !isOdd)) {
            return Double.NaN;
        }
        double size = Math.abs(x);
        double root = StrictMath.pow(size, 1.0 / n);
        if (root > 0 && !Double.isInfinite(root) && size > Double.MIN_NORMAL) {
            root -= root * (1 - size / StrictMath.pow(root, n)) / n; // 1 / n is not exact; the error grows with log(x)
        }
        return isOdd ? Math.copySign(root, x) : root;
    }

    /** Sine. */
    public static double sin(double x) {
        return StrictMath.sin(x);
    }

    /** Hyperbolic sine. */
    public static double sinh(double x) {
        return StrictMath.sinh(x);
    }

    /** Sine of x times pi; exact for multiples of one half. */
    public static double sinpi(double x) {
        double r = Math.IEEEremainder(x, 2);
        double size = Math.abs(r);
        double folded = size > 0.5 ? 1 - size : size;
        double sine = folded > 0.25 ? StrictMath.cos(Math.PI * (0.5 - folded)) : StrictMath.sin(Math.PI * folded);
        return Math.copySign(sine, sine == 0 ? x : r);
    }

    /** Cosine of x times pi; exact for multiples of one half. */
    public static double cospi(double x) {
        double size = Math.abs(Math.IEEEremainder(x, 2));
        if (size <= 0.25) {
            return StrictMath.cos(Math.PI * size);
        }
        return size < 0.75 ? StrictMath.sin(Math.PI * (0.5 - size)) : -StrictMath.cos(Math.PI * (1 - size));
    }

    /** Tangent. */
    public static double tan(double x) {
        return StrictMath.tan(x);
    }

    /** Hyperbolic tangent. */
    public static double tanh(double x) {
        return StrictMath.tanh(x);
    }

    /** Tangent of x times pi. */
    public static double tanpi(double x) {
        return sinpi(x) / cospi(x);
    }

    /** Gamma function. */
    public static double tgamma(double x) {
        return SpecialFunctions.gamma(x);
    }
}

package dev.smi.codegen.frontend.java.print;

import java.util.Optional;

/** Functions for what Java's operators and methods do and no expression of C does as readably. */
enum Helper {
    DIVIDE_INT("java_divide_int", """
            /* Java's a / b: the least number divided by -1 is itself. */
            static int java_divide_int(const int a, const int b)
            {
                return b == -1 ? (int)-(uint)a : a / b;
            }
            """),
    DIVIDE_LONG("java_divide_long", """
            /* Java's a / b: the least number divided by -1 is itself. */
            static long java_divide_long(const long a, const long b)
            {
                return b == -1 ? (long)-(ulong)a : a / b;
            }
            """),
    REMAINDER_INT("java_remainder_int", """
            /* Java's a % b: 0 for -1, whatever a is. */
            static int java_remainder_int(const int a, const int b)
            {
                return b == -1 ? 0 : a % b;
            }
            """),
    REMAINDER_LONG("java_remainder_long", """
            /* Java's a % b: 0 for -1, whatever a is. */
            static long java_remainder_long(const long a, const long b)
            {
                return b == -1 ? 0 : a % b;
            }
            """),
    FLOOR_DIV_INT("java_floor_div_int", """
            /* Java's Math.floorDiv: rounds down. */
            static int java_floor_div_int(const int a, const int b)
            {
                const int quotient = java_divide_int(a, b);
                return (a ^ b) < 0 && java_remainder_int(a, b) != 0 ? quotient - 1 : quotient;
            }
            """),
    FLOOR_DIV_LONG("java_floor_div_long", """
            /* Java's Math.floorDiv: rounds down. */
            static long java_floor_div_long(const long a, const long b)
            {
                const long quotient = java_divide_long(a, b);
                return (a ^ b) < 0 && java_remainder_long(a, b) != 0 ? quotient - 1 : quotient;
            }
            """),
    FLOOR_MOD_INT("java_floor_mod_int", """
            /* Java's Math.floorMod: has the sign of b. */
            static int java_floor_mod_int(const int a, const int b)
            {
                const int remainder = java_remainder_int(a, b);
                return remainder != 0 && (remainder ^ b) < 0 ? remainder + b : remainder;
            }
            """),
    FLOOR_MOD_LONG("java_floor_mod_long", """
            /* Java's Math.floorMod: has the sign of b. */
            static long java_floor_mod_long(const long a, const long b)
            {
                const long remainder = java_remainder_long(a, b);
                return remainder != 0 && (remainder ^ b) < 0 ? remainder + b : remainder;
            }
            """),
    MIN_FLOAT("java_min_float", """
            /* Java's Math.min: NaN if either is, and -0.0 is less than 0.0. */
            static float java_min_float(const float a, const float b)
            {
                return a < b ? a : b < a ? b : isnan(a) ? a : isnan(b) ? b : as_float(as_int(a) | as_int(b));
            }
            """),
    MIN_DOUBLE("java_min_double", """
            /* Java's Math.min: NaN if either is, and -0.0 is less than 0.0. */
            static double java_min_double(const double a, const double b)
            {
                return a < b ? a : b < a ? b : isnan(a) ? a : isnan(b) ? b : as_double(as_long(a) | as_long(b));
            }
            """),
    MAX_FLOAT("java_max_float", """
            /* Java's Math.max: NaN if either is, and 0.0 is greater than -0.0. */
            static float java_max_float(const float a, const float b)
            {
                return a > b ? a : b > a ? b : isnan(a) ? a : isnan(b) ? b : as_float(as_int(a) & as_int(b));
            }
            """),
    MAX_DOUBLE("java_max_double", """
            /* Java's Math.max: NaN if either is, and 0.0 is greater than -0.0. */
            static double java_max_double(const double a, const double b)
            {
                return a > b ? a : b > a ? b : isnan(a) ? a : isnan(b) ? b : as_double(as_long(a) & as_long(b));
            }
            """),
    SIGNUM_FLOAT("java_signum_float", """
            /* Java's Math.signum: NaN of NaN. */
            static float java_signum_float(const float x)
            {
                return isnan(x) ? x : sign(x);
            }
            """),
    SIGNUM_DOUBLE("java_signum_double", """
            /* Java's Math.signum: NaN of NaN. */
            static double java_signum_double(const double x)
            {
                return isnan(x) ? x : sign(x);
            }
            """),
    SIGNUM_INT("java_signum_int", """
            /* Java's Integer.signum. */
            static int java_signum_int(const int x)
            {
                return (x > 0) - (x < 0);
            }
            """),
    SIGNUM_LONG("java_signum_long", """
            /* Java's Long.signum. */
            static int java_signum_long(const long x)
            {
                return (x > 0) - (x < 0);
            }
            """),
    ROUND_FLOAT("java_round_float", """
            /* Java's Math.round: to the nearest whole number, up if there are two. */
            static int java_round_float(const float x)
            {
                const float down = floor(x);
                return convert_int_sat(x - down >= 0.5f ? down + 1.0f : down);
            }
            """),
    ROUND_DOUBLE("java_round_double", """
            /* Java's Math.round: to the nearest whole number, up if there are two. */
            static long java_round_double(const double x)
            {
                const double down = floor(x);
                return convert_long_sat(x - down >= 0.5 ? down + 1.0 : down);
            }
            """),
    COMPARE_INT("java_compare_int", """
            /* Java's Integer.compare. */
            static int java_compare_int(const int a, const int b)
            {
                return (a > b) - (a < b);
            }
            """),
    COMPARE_LONG("java_compare_long", """
            /* Java's Long.compare. */
            static int java_compare_long(const long a, const long b)
            {
                return (a > b) - (a < b);
            }
            """),
    COMPARE_UINT("java_compare_uint", """
            /* Java's Integer.compareUnsigned. */
            static int java_compare_uint(const uint a, const uint b)
            {
                return (a > b) - (a < b);
            }
            """),
    COMPARE_ULONG("java_compare_ulong", """
            /* Java's Long.compareUnsigned. */
            static int java_compare_ulong(const ulong a, const ulong b)
            {
                return (a > b) - (a < b);
            }
            """),
    REVERSE_INT("java_reverse_int", """
            /* Java's Integer.reverse: the bits in the other order. */
            static int java_reverse_int(const int x)
            {
                uint bits = (uint)x;
                bits = ((bits >> 1) & 0x55555555u) | ((bits & 0x55555555u) << 1);
                bits = ((bits >> 2) & 0x33333333u) | ((bits & 0x33333333u) << 2);
                bits = ((bits >> 4) & 0x0F0F0F0Fu) | ((bits & 0x0F0F0F0Fu) << 4);
                bits = ((bits >> 8) & 0x00FF00FFu) | ((bits & 0x00FF00FFu) << 8);
                return (int)((bits >> 16) | (bits << 16));
            }
            """),
    REVERSE_LONG("java_reverse_long", """
            /* Java's Long.reverse: the bits in the other order. */
            static long java_reverse_long(const long x)
            {
                const uint low = (uint)java_reverse_int((int)(x >> 32));
                const uint high = (uint)java_reverse_int((int)x);
                return (long)(((ulong)high << 32) | low);
            }
            """),
    REVERSE_BYTES_INT("java_reverse_bytes_int", """
            /* Java's Integer.reverseBytes. */
            static int java_reverse_bytes_int(const int x)
            {
                const uint bits = (uint)x;
                return (int)((bits >> 24) | ((bits >> 8) & 0xFF00u) | ((bits << 8) & 0xFF0000u) | (bits << 24));
            }
            """),
    REVERSE_BYTES_LONG("java_reverse_bytes_long", """
            /* Java's Long.reverseBytes. */
            static long java_reverse_bytes_long(const long x)
            {
                const uint low = (uint)java_reverse_bytes_int((int)(x >> 32));
                const uint high = (uint)java_reverse_bytes_int((int)x);
                return (long)(((ulong)high << 32) | low);
            }
            """),
    TRAILING_ZEROS_INT("java_trailing_zeros_int", """
            /* Java's Integer.numberOfTrailingZeros: the bits below the lowest 1. */
            static int java_trailing_zeros_int(const int x)
            {
                return (int)popcount(~(uint)x & ((uint)x - 1u));
            }
            """),
    TRAILING_ZEROS_LONG("java_trailing_zeros_long", """
            /* Java's Long.numberOfTrailingZeros: the bits below the lowest 1. */
            static int java_trailing_zeros_long(const long x)
            {
                return (int)popcount(~(ulong)x & ((ulong)x - 1UL));
            }
            """),
    HIGHEST_BIT_INT("java_highest_bit_int", """
            /* Java's Integer.highestOneBit. */
            static int java_highest_bit_int(const int x)
            {
                return x == 0 ? 0 : (int)(0x80000000u >> clz(x));
            }
            """),
    HIGHEST_BIT_LONG("java_highest_bit_long", """
            /* Java's Long.highestOneBit. */
            static long java_highest_bit_long(const long x)
            {
                return x == 0 ? 0 : (long)(0x8000000000000000UL >> clz(x));
            }
            """),
    LOWEST_BIT_INT("java_lowest_bit_int", """
            /* Java's Integer.lowestOneBit. */
            static int java_lowest_bit_int(const int x)
            {
                return x & (int)-(uint)x;
            }
            """),
    LOWEST_BIT_LONG("java_lowest_bit_long", """
            /* Java's Long.lowestOneBit. */
            static long java_lowest_bit_long(const long x)
            {
                return x & (long)-(ulong)x;
            }
            """),
    BITS_FLOAT("java_float_bits", """
            /* Java's Float.floatToIntBits: all NaN have the same bits. */
            static int java_float_bits(const float x)
            {
                return isnan(x) ? 0x7FC00000 : as_int(x);
            }
            """),
    BITS_DOUBLE("java_double_bits", """
            /* Java's Double.doubleToLongBits: all NaN have the same bits. */
            static long java_double_bits(const double x)
            {
                return isnan(x) ? 0x7FF8000000000000L : as_long(x);
            }
            """),
    COMPARE_FLOAT("java_compare_float", """
            /* Java's Float.compare: -0.0 is less than 0.0, and NaN is the greatest. */
            static int java_compare_float(const float a, const float b)
            {
                const int left = java_float_bits(a);
                const int right = java_float_bits(b);
                return a < b ? -1 : a > b ? 1 : (left > right) - (left < right);
            }
            """),
    COMPARE_DOUBLE("java_compare_double", """
            /* Java's Double.compare: -0.0 is less than 0.0, and NaN is the greatest. */
            static int java_compare_double(const double a, const double b)
            {
                const long left = java_double_bits(a);
                const long right = java_double_bits(b);
                return a < b ? -1 : a > b ? 1 : (left > right) - (left < right);
            }
            """),
    EXPONENT_FLOAT("java_exponent_float", """
            /* Java's Math.getExponent. */
            static int java_exponent_float(const float x)
            {
                return ((as_int(x) >> 23) & 0xFF) - 127;
            }
            """),
    EXPONENT_DOUBLE("java_exponent_double", """
            /* Java's Math.getExponent. */
            static int java_exponent_double(const double x)
            {
                return (int)((as_long(x) >> 52) & 0x7FF) - 1023;
            }
            """);

    private final String function;
    private final String text;

    Helper(String function, String text) {
        this.function = function;
        this.text = text;
    }

    /** The helper with the given function, if there is one. */
    static Optional<Helper> ofFunction(String function) {
        for (Helper helper : values()) {
            if (helper.function.equals(function)) {
                return Optional.of(helper);
            }
        }
        return Optional.empty();
    }

    /** Its name in C. */
    String function() {
        return function;
    }

    /** Its definition, with a comment. */
    String text() {
        return text;
    }
}

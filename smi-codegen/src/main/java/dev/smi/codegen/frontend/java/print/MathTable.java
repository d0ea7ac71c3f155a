package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Scalar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How methods of Java's {@code Math}, {@code Integer}, {@code Float} and their like are written in OpenCL C: a pattern
 * in which {@code $0}, {@code $1} and {@code $2} stand for the arguments, for each overload. Stateless.
 */
final class MathTable {

    private static final Map<String, String> ENTRIES = entries();

    private MathTable() {}

    /** How a method is written, by its name and the type of its first parameter. */
    static Optional<String> find(String name, Scalar operandType) {
        return Optional.ofNullable(ENTRIES.get(key(name, operandType)));
    }

    private static String key(String name, Scalar type) {
        return name + " " + type.javaName();
    }

    private static Map<String, String> entries() {
        Map<String, String> entries = new HashMap<>();
        for (Scalar type : new Scalar[] {Scalar.INT, Scalar.LONG}) {
            whole(type, entries);
        }
        for (Scalar type : new Scalar[] {Scalar.FLOAT, Scalar.DOUBLE}) {
            floating(type, entries);
        }
        put(entries, "toUnsignedInt", Scalar.BYTE, "(int)(uchar)$0");
        put(entries, "toUnsignedInt", Scalar.SHORT, "(int)(ushort)$0");
        put(entries, "toUnsignedLong", Scalar.BYTE, "(long)(uchar)$0");
        put(entries, "toUnsignedLong", Scalar.SHORT, "(long)(ushort)$0");
        put(entries, "toUnsignedLong", Scalar.INT, "(long)(uint)$0");
        put(entries, "multiplyHigh", Scalar.LONG, "mul_hi($0, $1)");
        put(entries, "unsignedMultiplyHigh", Scalar.LONG, "(long)mul_hi((ulong)$0, (ulong)$1)");
        put(entries, "clamp", Scalar.LONG, "clamp($0, (long)$1, (long)$2)");
        put(entries, "multiplyFull", Scalar.INT, "(long)$0 * (long)$1");
        put(entries, "round", Scalar.FLOAT, "java_round_float($0)");
        put(entries, "round", Scalar.DOUBLE, "java_round_double($0)");
        put(entries, "floatToRawIntBits", Scalar.FLOAT, "as_int($0)");
        put(entries, "floatToIntBits", Scalar.FLOAT, "java_float_bits($0)");
        put(entries, "intBitsToFloat", Scalar.INT, "as_float($0)");
        put(entries, "doubleToRawLongBits", Scalar.DOUBLE, "as_long($0)");
        put(entries, "doubleToLongBits", Scalar.DOUBLE, "java_double_bits($0)");
        put(entries, "longBitsToDouble", Scalar.LONG, "as_double($0)");
        for (String name : new String[] {
            "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "expm1", "log", "log10",
            "log1p", "cbrt", "sqrt", "floor", "ceil", "rint"
        }) {
            put(entries, name, Scalar.DOUBLE, name + "($0)");
        }
        put(entries, "atan2", Scalar.DOUBLE, "atan2($0, $1)");
        put(entries, "pow", Scalar.DOUBLE, "pow($0, $1)");
        put(entries, "hypot", Scalar.DOUBLE, "hypot($0, $1)");
        put(entries, "IEEEremainder", Scalar.DOUBLE, "remainder($0, $1)");
        put(entries, "toRadians", Scalar.DOUBLE, "$0 * 0.017453292519943295");
        put(entries, "toDegrees", Scalar.DOUBLE, "$0 * 57.29577951308232");
        put(entries, "nextAfter", Scalar.DOUBLE, "nextafter($0, $1)");
        put(entries, "nextUp", Scalar.FLOAT, "nextafter($0, INFINITY)");
        put(entries, "nextDown", Scalar.FLOAT, "nextafter($0, -INFINITY)");
        put(entries, "nextUp", Scalar.DOUBLE, "nextafter($0, (double)INFINITY)");
        put(entries, "nextDown", Scalar.DOUBLE, "nextafter($0, (double)-INFINITY)");
        return Map.copyOf(entries);
    }

    private static void whole(Scalar type, Map<String, String> entries) {
        String t = type.javaName();
        put(entries, "abs", type, "(" + t + ")abs($0)");
        put(entries, "min", type, "min($0, $1)");
        put(entries, "max", type, "max($0, $1)");
        put(entries, "floorDiv", type, "java_floor_div_" + t + "($0, $1)");
        put(entries, "floorMod", type, "java_floor_mod_" + t + "($0, $1)");
        put(entries, "signum", type, "java_signum_" + t + "($0)");
        put(entries, "compare", type, "java_compare_" + t + "($0, $1)");
        put(entries, "compareUnsigned", type, "java_compare_u" + t + "((u" + t + ")$0, (u" + t + ")$1)");
        put(entries, "divideUnsigned", type, "(" + t + ")((u" + t + ")$0 / (u" + t + ")$1)");
        put(entries, "remainderUnsigned", type, "(" + t + ")((u" + t + ")$0 % (u" + t + ")$1)");
        put(entries, "sum", type, "(" + t + ")((u" + t + ")$0 + (u" + t + ")$1)");
        put(entries, "bitCount", type, type == Scalar.INT ? "popcount($0)" : "(int)popcount($0)");
        put(entries, "numberOfLeadingZeros", type, type == Scalar.INT ? "clz($0)" : "(int)clz($0)");
        put(entries, "numberOfTrailingZeros", type, "java_trailing_zeros_" + t + "($0)");
        put(entries, "highestOneBit", type, "java_highest_bit_" + t + "($0)");
        put(entries, "lowestOneBit", type, "java_lowest_bit_" + t + "($0)");
        put(entries, "reverse", type, "java_reverse_" + t + "($0)");
        put(entries, "reverseBytes", type, "java_reverse_bytes_" + t + "($0)");
        String distance = type == Scalar.INT ? "$1" : "(long)$1";
        put(entries, "rotateLeft", type, "rotate($0, " + distance + ")");
        put(entries, "rotateRight", type, "rotate($0, (" + t + ")-(u" + t + ")$1)");
    }

    private static void floating(Scalar type, Map<String, String> entries) {
        String t = type.javaName();
        put(entries, "abs", type, "fabs($0)");
        put(entries, "min", type, "java_min_" + t + "($0, $1)");
        put(entries, "max", type, "java_max_" + t + "($0, $1)");
        put(entries, "signum", type, "java_signum_" + t + "($0)");
        put(entries, "copySign", type, "copysign($0, $1)");
        put(entries, "fma", type, "fma($0, $1, $2)");
        put(entries, "clamp", type, "java_min_" + t + "($2, java_max_" + t + "($0, $1))");
        put(entries, "compare", type, "java_compare_" + t + "($0, $1)");
        put(entries, "sum", type, "$0 + $1");
        put(entries, "isNaN", type, "isnan($0)");
        put(entries, "isInfinite", type, "isinf($0)");
        put(entries, "isFinite", type, "isfinite($0)");
        put(entries, "scalb", type, "ldexp($0, $1)");
        put(entries, "getExponent", type, "java_exponent_" + t.toLowerCase(Locale.ROOT) + "($0)");
    }

    private static void put(Map<String, String> entries, String name, Scalar type, String pattern) {
        entries.put(key(name, type), pattern);
    }
}

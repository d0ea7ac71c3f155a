package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.print.Code.Level;
import java.util.Locale;

/** Numbers as OpenCL C writes them. */
final class Literals {

    private Literals() {}

    /** A number of the given type, after promotion; a value as in {@code NamedConstant}. */
    static Code of(Scalar type, Object value) {
        if (value instanceof Boolean truth) {
            return Code.primary(truth.toString());
        }
        return switch (type) {
            case FLOAT -> ofFloat((float) (double) (Double) value);
            case DOUBLE -> ofDouble((Double) value);
            default -> ofWhole(type, (Long) value);
        };
    }

    /** A whole number where C converts what it is given, so that a short one needs no suffix. */
    static Code plain(long value) {
        return value == (int) value ? ofWhole(Scalar.INT, value) : ofWhole(Scalar.LONG, value);
    }

    /** A value of a table, for which OpenCL's {@code NAN} is no constant. */
    static String inTable(Scalar type, Object value) {
        boolean isNaN = value instanceof Double number && number.isNaN();
        return isNaN
                ? (type == Scalar.FLOAT ? "0.0f / 0.0f" : "0.0 / 0.0")
                : of(type, value).text();
    }

    /** A number without a sign and with the same bits; negative ones are bit patterns, or large multipliers. */
    static Code unsigned(Scalar type, long value) {
        boolean isLong = type == Scalar.LONG;
        long bits = isLong ? value : value & 0xFFFFFFFFL;
        String digits = value < 0 ? String.format("0x%X", bits) : Long.toString(bits);
        return Code.primary(digits + (isLong ? "UL" : "u"));
    }

    /** A mask, which is easier to read in base 16. */
    static Code mask(Scalar type, long value) {
        return value < 16 || value == Integer.MAX_VALUE || value == Long.MAX_VALUE
                ? ofWhole(type, value)
                : Code.primary(String.format("0x%X", value) + (type == Scalar.LONG ? "L" : ""));
    }

    private static Code ofWhole(Scalar type, long value) {
        if (type == Scalar.LONG) {
            return value == Long.MIN_VALUE
                    ? Code.primary("LONG_MIN")
                    : value == Long.MAX_VALUE ? Code.primary("LONG_MAX") : signed(value + "L");
        }
        return value == Integer.MIN_VALUE
                ? Code.primary("INT_MIN")
                : value == Integer.MAX_VALUE ? Code.primary("INT_MAX") : signed(Long.toString(value));
    }

    private static Code ofFloat(float value) {
        if (Float.isNaN(value)) {
            return Code.primary("NAN");
        }
        if (Float.isInfinite(value)) {
            return signed(value > 0 ? "INFINITY" : "-INFINITY");
        }
        return value == Float.MAX_VALUE ? Code.primary("FLT_MAX") : signed(decimal(Float.toString(value)) + "f");
    }

    private static Code ofDouble(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Code.cast("double", ofFloat((float) value));
        }
        return value == Double.MAX_VALUE ? Code.primary("DBL_MAX") : signed(decimal(Double.toString(value)));
    }

    /** Java's shortest digits that mean this number and no other; a correct reader gets it back. */
    private static String decimal(String digits) {
        return digits.toLowerCase(Locale.ROOT).replace(".0e", "e");
    }

    private static Code signed(String digits) {
        return new Code(digits, digits.startsWith("-") ? Level.UNARY : Level.PRIMARY);
    }
}

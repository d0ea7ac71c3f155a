package dev.smi.codegen.frontend.java.analysis;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Scalar;
import java.util.List;

/** Conversions between numbers, as the Java language has them. Stateless. */
final class Conversions {

    /** From narrow to wide; char is beside short. */
    private static final List<Scalar> WIDTH =
            List.of(Scalar.BYTE, Scalar.SHORT, Scalar.INT, Scalar.LONG, Scalar.FLOAT, Scalar.DOUBLE);

    private Conversions() {}

    /** The type in which an operand alone is computed. */
    static Scalar promoted(Scalar type) {
        return type == Scalar.BYTE || type == Scalar.SHORT || type == Scalar.CHAR ? Scalar.INT : type;
    }

    /** The type in which two numbers are computed. */
    static Scalar promoted(Scalar left, Scalar right) {
        Scalar one = promoted(left);
        Scalar other = promoted(right);
        return WIDTH.indexOf(one) >= WIDTH.indexOf(other) ? one : other;
    }

    /** Whether Java converts without a cast, constants aside; a type to itself, too. */
    static boolean isImplicit(Scalar from, Scalar to) {
        if (from == to) {
            return true;
        }
        if (from == Scalar.BOOLEAN || to == Scalar.BOOLEAN || to == Scalar.CHAR) {
            return false;
        }
        return WIDTH.indexOf(from == Scalar.CHAR ? Scalar.SHORT : from) < WIDTH.indexOf(to);
    }

    /** The operand in another type; a conversion that the source does not show. */
    static Expression to(Scalar type, Expression operand) {
        return operand.type() == type ? operand : new Expression.Cast(type, operand, false);
    }

    /** Whether a whole number is one of the type's. */
    static boolean fits(long value, Scalar type) {
        return switch (type) {
            case BYTE -> value == (byte) value;
            case SHORT -> value == (short) value;
            case CHAR -> value == (char) value;
            case INT -> value == (int) value;
            case LONG -> true;
            case BOOLEAN, FLOAT, DOUBLE -> false;
        };
    }
}

package dev.smi.codegen.frontend.java.analysis;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Expression.UnaryOperator;
import dev.smi.codegen.frontend.java.ir.Scalar;
import java.util.Optional;

/** Java's operators on values: Boolean, Long (of every integral type) or Double (of both floating ones). Stateless. */
final class ConstantArithmetic {

    private ConstantArithmetic() {}

    /** An operator before its operand, which has the type. */
    static Object unary(UnaryOperator operator, Object value, Scalar type) {
        return switch (value) {
            case Boolean b -> !b;
            case Double d -> -d;
            case Long l -> whole(operator == UnaryOperator.NEGATE ? -l : ~l, type);
            default -> throw new IllegalArgumentException("no value of a constant: " + value);
        };
    }

    /** A conversion. */
    static Object cast(Object value, Scalar to) {
        return switch (value) {
            case Boolean b -> b;
            case Long l when to == Scalar.FLOAT -> (double) (float) (long) l;
            case Long l when to == Scalar.DOUBLE -> (double) (long) l;
            case Long l -> whole(l, to);
            case Double d when to == Scalar.DOUBLE -> d;
            case Double d when to == Scalar.FLOAT -> (double) (float) (double) d;
            case Double d when to == Scalar.LONG -> (long) (double) d;
            case Double d -> whole((int) (double) d, to);
            default -> throw new IllegalArgumentException("no value of a constant: " + value);
        };
    }

    private static Object whole(long value, Scalar type) {
        return switch (type) {
            case BYTE -> (long) (byte) value;
            case SHORT -> (long) (short) value;
            case CHAR -> (long) (char) value;
            case INT -> (long) (int) value;
            case LONG -> value;
            case BOOLEAN, FLOAT, DOUBLE -> throw new IllegalArgumentException(type + " is no whole number");
        };
    }

    /**
     * An operator between two operands.
     *
     * @param operandType of both; of a shift that of the left one
     * @return empty where Java throws
     */
    static Optional<Object> binary(BinaryOperator operator, Object left, Object right, Scalar operandType) {
        if (left instanceof Boolean l && right instanceof Boolean r) {
            return Optional.of(logical(operator, l, r));
        }
        if (left instanceof Double l && right instanceof Double r) {
            return Optional.of(operandType == Scalar.FLOAT ? ofFloats(operator, l, r) : ofDoubles(operator, l, r));
        }
        if (left instanceof Long l && right instanceof Long r) {
            boolean isDivision = operator == BinaryOperator.DIVIDE || operator == BinaryOperator.REMAINDER;
            if (isDivision && r == 0) {
                return Optional.empty();
            }
            return Optional.of(operandType == Scalar.LONG ? ofLongs(operator, l, r) : ofInts(operator, l, r));
        }
        throw new IllegalArgumentException(left + " " + operator + " " + right);
    }

    private static boolean logical(BinaryOperator operator, boolean l, boolean r) {
        return switch (operator) {
            case AND, AND_THEN -> l && r;
            case OR, OR_ELSE -> l || r;
            case XOR, NOT_EQUAL -> l != r;
            case EQUAL -> l == r;
            default -> throw noOperator(operator);
        };
    }

    private static Object ofInts(BinaryOperator operator, long left, long right) {
        int l = (int) left;
        return switch (operator) {
            case SHIFT_LEFT -> (long) (l << right);
            case SHIFT_RIGHT -> (long) (l >> right);
            case SHIFT_RIGHT_UNSIGNED -> (long) (l >>> right);
            default ->
                ofLongs(operator, left, right) instanceof Long whole
                        ? (long) (int) (long) whole
                        : ofLongs(operator, left, right);
        };
    }

    private static Object ofLongs(BinaryOperator operator, long l, long r) {
        return switch (operator) {
            case ADD -> l + r;
            case SUBTRACT -> l - r;
            case MULTIPLY -> l * r;
            case DIVIDE -> l / r;
            case REMAINDER -> l % r;
            case AND -> l & r;
            case OR -> l | r;
            case XOR -> l ^ r;
            case SHIFT_LEFT -> l << r;
            case SHIFT_RIGHT -> l >> r;
            case SHIFT_RIGHT_UNSIGNED -> l >>> r;
            case EQUAL -> l == r;
            case NOT_EQUAL -> l != r;
            case LESS -> l < r;
            case LESS_OR_EQUAL -> l <= r;
            case GREATER -> l > r;
            case GREATER_OR_EQUAL -> l >= r;
            case AND_THEN, OR_ELSE -> throw noOperator(operator);
        };
    }

    private static Object ofFloats(BinaryOperator operator, double left, double right) {
        float l = (float) left;
        float r = (float) right;
        return switch (operator) {
            case ADD -> (double) (l + r);
            case SUBTRACT -> (double) (l - r);
            case MULTIPLY -> (double) (l * r);
            case DIVIDE -> (double) (l / r);
            case REMAINDER -> (double) (l % r);
            default -> ofDoubles(operator, left, right);
        };
    }

    private static Object ofDoubles(BinaryOperator operator, double l, double r) {
        return switch (operator) {
            case ADD -> l + r;
            case SUBTRACT -> l - r;
            case MULTIPLY -> l * r;
            case DIVIDE -> l / r;
            case REMAINDER -> l % r;
            case EQUAL -> l == r;
            case NOT_EQUAL -> l != r;
            case LESS -> l < r;
            case LESS_OR_EQUAL -> l <= r;
            case GREATER -> l > r;
            case GREATER_OR_EQUAL -> l >= r;
            case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED, AND_THEN, OR_ELSE ->
                throw noOperator(operator);
        };
    }

    private static IllegalArgumentException noOperator(BinaryOperator operator) {
        return new IllegalArgumentException(operator + " does not take these operands");
    }
}

package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Binary;
import dev.smi.codegen.frontend.java.ir.Expression.Cast;
import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Expression.Unary;
import dev.smi.codegen.frontend.java.ir.Expression.UnaryOperator;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.print.Code.Level;

/**
 * Writes arithmetic that may overflow. C leaves open what signed overflow gives, while unsigned numbers wrap around as
 * Java's do, so a whole tree is computed without signs. For one thread.
 */
final class WrappingPrinter {

    private final ExpressionPrinter expressions;
    private final Ranges ranges;

    WrappingPrinter(ExpressionPrinter expressions, Ranges ranges) {
        this.expressions = expressions;
        this.ranges = ranges;
    }

    /** Whether an expression has to be computed without signs. */
    boolean isNeeded(Expression expression) {
        if (!(expression.type() instanceof Scalar type) || type != Scalar.INT && type != Scalar.LONG) {
            return false;
        }
        return switch (expression) {
            case Binary e -> isNeeded(e);
            case Unary e
            when e.operator() == UnaryOperator.NEGATE ->
                !(e.operand() instanceof Literal) && (ranges.mayBeLeast(e.operand()) || isNeeded(e.operand()));
            case Unary e -> isNeeded(e.operand());
            case Cast e -> e.operand().type() == e.type() && isNeeded(e.operand());
            default -> false;
        };
    }

    private boolean isNeeded(Binary e) {
        return switch (e.operator()) {
            case ADD, SUBTRACT, MULTIPLY -> ranges.overflows(e) || isNeeded(e.left()) || isNeeded(e.right());
            case AND, OR, XOR -> isNeeded(e.left()) || isNeeded(e.right());
            case SHIFT_LEFT -> isNeeded(e.left()) || isConstantOverflow(e);
            case SHIFT_RIGHT_UNSIGNED -> ranges.of(e.left()).low() < 0;
            default -> false;
        };
    }

    /** Whether compilers would warn of a shifted constant. */
    private boolean isConstantOverflow(Binary shift) {
        Interval left = ranges.of(shift.left());
        if (!left.isOne()) {
            return false;
        }
        Interval distance = ranges.of(shift.right());
        long bits = distance.low() & (shift.operandType().bits() - 1);
        return left.low() < 0
                || (distance.isOne() && (left.low() << bits) >> bits != left.low())
                || (distance.isOne() && !Interval.all(shift.type()).contains(left.low() << bits));
    }

    /** An expression of the unsigned type as wide as an int's or long's, with the same bits. */
    Code unsigned(Expression expression) {
        Scalar type = (Scalar) expression.type();
        return switch (expression) {
            case Literal e -> Literals.unsigned(type, (Long) e.value());
            case Binary e when isNeeded(e) -> binary(e);
            case Unary e
            when isNeeded(e) -> {
                Code operand = unsigned(e.operand());
                String operator = e.operator() == UnaryOperator.NEGATE ? "-" : "~";
                yield new Code(operator + operand.at(Level.UNARY), Level.UNARY);
            }
            case Cast e when e.operand().type() == type -> unsigned(e.operand());
            case Cast e
            when type == Scalar.INT && isNeeded(e.operand()) -> Code.cast(CTypes.unsigned(type), unsigned(e.operand()));
            case Cast e when isBetweenWhole(e) -> Code.cast(CTypes.unsigned(type), expressions.value(e.operand()));
            default -> Code.cast(CTypes.unsigned(type), expressions.value(expression));
        };
    }

    private Code binary(Binary e) {
        Operator operator = Operator.of(e.operator());
        return switch (e.operator()) {
            case SHIFT_LEFT, SHIFT_RIGHT_UNSIGNED -> Code.binary(unsigned(e.left()), operator, distance(e));
            default -> Code.binary(unsigned(e.left()), operator, unsigned(e.right()));
        };
    }

    /** The distance of a shift; one that is known is within the width, as compilers warn of others. */
    Code distance(Binary shift) {
        Interval distance = ranges.of(shift.right());
        long width = shift.operandType().bits();
        boolean isPlain = !distance.isOne() || distance.low() >= 0 && distance.low() < width;
        return isPlain
                ? shift.right() instanceof Literal l
                        ? Literals.plain((Long) l.value())
                        : expressions.value(shift.right())
                : Literals.plain(distance.low() & (width - 1));
    }

    private static boolean isBetweenWhole(Cast e) {
        return e.operand().type() instanceof Scalar from && from.isIntegral();
    }

    /** Whether {@code target op= value} has to be written out, computed without signs. */
    boolean isNeeded(BinaryOperator operator, Expression result) {
        return operator == BinaryOperator.SHIFT_RIGHT_UNSIGNED || isNeeded(result);
    }
}

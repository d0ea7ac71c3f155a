package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.UnaryOperator;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads operators, and writes out the conversions that Java makes for them. Not thread-safe. */
final class Operators {

    private final Body body;

    Operators(Body body) {
        this.body = body;
    }

    private Expression scalar(Node node) {
        return body.expressions().scalar(node);
    }

    private static Scalar type(Expression expression) {
        return (Scalar) expression.type();
    }

    Expression unary(UnaryExpr node) {
        return switch (node.getOperator()) {
            case PLUS -> {
                Expression operand = number(node.getExpression());
                yield Conversions.to(Conversions.promoted(type(operand)), operand);
            }
            case MINUS -> negate(node);
            case BITWISE_COMPLEMENT -> {
                Expression operand = number(node.getExpression());
                if (type(operand).isFloating()) {
                    throw Rejected.at(
                            node, "~ takes whole numbers, not " + type(operand).javaName());
                }
                yield promotedUnary(UnaryOperator.COMPLEMENT, operand);
            }
            case LOGICAL_COMPLEMENT ->
                new Expression.Unary(
                        UnaryOperator.NOT, body.expressions().condition(node.getExpression()), Scalar.BOOLEAN);
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                body.assignments().increment(node);
        };
    }

    private Expression negate(UnaryExpr node) {
        if (node.getExpression() instanceof LiteralExpr literal && Literals.isMagnitudeOfMinimum(literal)) {
            boolean isInt = literal.isIntegerLiteralExpr();
            return new Expression.Literal(
                    isInt ? Scalar.INT : Scalar.LONG, isInt ? (long) Integer.MIN_VALUE : (Object) Long.MIN_VALUE);
        }
        return promotedUnary(UnaryOperator.NEGATE, number(node.getExpression()));
    }

    private static Expression promotedUnary(UnaryOperator operator, Expression operand) {
        Scalar type = Conversions.promoted(type(operand));
        return new Expression.Unary(operator, Conversions.to(type, operand), type);
    }

    private Expression number(Node node) {
        Expression value = scalar(node);
        if (type(value) == Scalar.BOOLEAN) {
            throw Rejected.at(node, "this has to be a number, not a boolean");
        }
        return value;
    }

    Expression binary(BinaryExpr node) {
        BinaryOperator operator = operator(node.getOperator().asString());
        return combine(
                operator, scalar(node.getLeft()), scalar(node.getRight()), Places.of(node), node, node.getRight());
    }

    static BinaryOperator operator(String symbol) {
        return Arrays.stream(BinaryOperator.values())
                .filter(o -> o.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private Expression combine(
            BinaryOperator operator,
            Expression left,
            Expression right,
            SourcePosition position,
            Node node,
            Node rightNode) {
        Scalar operandType = operandType(operator, type(left), type(right), node);
        Expression one = Conversions.to(operandType, left);
        Expression other = Conversions.to(operator.isShift() ? Conversions.promoted(type(right)) : operandType, right);
        rejectDivisionByZero(operator, other, rightNode);
        boolean isComparison = operator.compareTo(BinaryOperator.EQUAL) >= 0;
        return new Expression.Binary(
                operator, one, other, operandType, isComparison ? Scalar.BOOLEAN : operandType, position);
    }

    /**
     * The type in which an operator computes.
     *
     * @throws Rejected if it does not take such operands
     */
    static Scalar operandType(BinaryOperator operator, Scalar left, Scalar right, Node node) {
        boolean areBooleans = left == Scalar.BOOLEAN && right == Scalar.BOOLEAN;
        boolean isOneBoolean = left == Scalar.BOOLEAN || right == Scalar.BOOLEAN;
        boolean areWhole = left.isIntegral() && right.isIntegral();
        boolean isAllowed =
                switch (operator) {
                    case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                        !isOneBoolean;
                    case AND, OR, XOR -> areBooleans || areWhole;
                    case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> areWhole;
                    case EQUAL, NOT_EQUAL -> areBooleans || !isOneBoolean;
                    case AND_THEN, OR_ELSE -> areBooleans;
                };
        if (!isAllowed) {
            throw Rejected.at(
                    node,
                    operator.symbol() + " does not take " + left.javaName() + " and " + right.javaName()
                            + operandRemedy(operator, isOneBoolean));
        }
        return areBooleans
                ? Scalar.BOOLEAN
                : operator.isShift() ? Conversions.promoted(left) : Conversions.promoted(left, right);
    }

    private static String operandRemedy(BinaryOperator operator, boolean isOneBoolean) {
        if (operator == BinaryOperator.AND_THEN || operator == BinaryOperator.OR_ELSE) {
            return "; compare the numbers, as in != 0";
        }
        return isOneBoolean
                ? "; write ? 1 : 0 behind the boolean, or compare the number"
                : "; cast what is no whole number";
    }

    /** @throws Rejected if a division is by a 0 that is known */
    void rejectDivisionByZero(BinaryOperator operator, Expression divisor, Node node) {
        boolean isDivision = operator == BinaryOperator.DIVIDE || operator == BinaryOperator.REMAINDER;
        if (isDivision
                && type(divisor).isIntegral()
                && body.folding().known(divisor).filter(v -> v.equals(0L)).isPresent()) {
            throw Rejected.at(
                    node,
                    "this divides by 0, which is an exception in Java and undefined in hardware; divide"
                            + " by something else");
        }
    }

    /**
     * A value on its way into a variable, element or result of the given type.
     *
     * @throws Rejected if Java asks for a cast
     */
    Expression assigned(Expression value, Scalar to, Node node) {
        Scalar from = type(value);
        if (Conversions.isImplicit(from, to) || isNarrowingConstant(value, from, to)) {
            return Conversions.to(to, value);
        }
        boolean isBoolean = from == Scalar.BOOLEAN || to == Scalar.BOOLEAN;
        throw Rejected.at(
                node,
                from.javaName() + " does not become " + to.javaName() + " by itself"
                        + (isBoolean ? "" : "; write (" + to.javaName() + ") before it"));
    }

    private boolean isNarrowingConstant(Expression value, Scalar from, Scalar to) {
        return from.isIntegral()
                && from != Scalar.LONG
                && to.isIntegral()
                && to != Scalar.LONG
                && body.folding()
                        .constant(value)
                        .filter(v -> v instanceof Long whole && Conversions.fits(whole, to))
                        .isPresent();
    }

    Expression conditional(ConditionalExpr node) {
        Expression condition = body.expressions().condition(node.getCondition());
        Expression yes = scalar(node.getThenExpr());
        Expression no = scalar(node.getElseExpr());
        Scalar type = commonType(yes, no)
                .orElseThrow(() -> Rejected.at(
                        node, "? : has to give one type, not " + type(yes).javaName() + " or " + type(no).javaName()));
        return new Expression.Conditional(condition, Conversions.to(type, yes), Conversions.to(type, no), type);
    }

    /** The type of a choice between two values. */
    Optional<Scalar> commonType(Expression yes, Expression no) {
        Scalar one = type(yes);
        Scalar other = type(no);
        if (one == other) {
            return Optional.of(one);
        }
        if (one == Scalar.BOOLEAN || other == Scalar.BOOLEAN) {
            return Optional.empty();
        }
        if (List.of(one, other).containsAll(List.of(Scalar.BYTE, Scalar.SHORT))) {
            return Optional.of(Scalar.SHORT);
        }
        // a constant int takes the other's narrower type if it is one of its values
        if (other == Scalar.INT && one.bits() < Scalar.INT.bits() && isNarrowingConstant(no, other, one)) {
            return Optional.of(one);
        }
        if (one == Scalar.INT && other.bits() < Scalar.INT.bits() && isNarrowingConstant(yes, one, other)) {
            return Optional.of(other);
        }
        return Optional.of(Conversions.promoted(one, other));
    }

    Expression cast(CastExpr node) {
        DeclaredTypes.Declared declared = body.program().types().of(node.getType());
        if (!(declared instanceof DeclaredTypes.Primitive number)) {
            throw Rejected.at(node, "only numbers are cast in a kernel; leave the cast out");
        }
        Expression operand = scalar(node.getExpression());
        Scalar to = number.scalar();
        if ((type(operand) == Scalar.BOOLEAN) != (to == Scalar.BOOLEAN)) {
            throw Rejected.at(
                    node,
                    type(operand).javaName() + " cannot be cast to " + to.javaName()
                            + (to == Scalar.BOOLEAN ? "; write != 0" : "; write ? 1 : 0"));
        }
        return new Expression.Cast(to, operand, true);
    }
}

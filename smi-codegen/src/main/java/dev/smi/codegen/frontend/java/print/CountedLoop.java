package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Binary;
import dev.smi.codegen.frontend.java.ir.Expression.Cast;
import dev.smi.codegen.frontend.java.ir.Expression.CompoundAssign;
import dev.smi.codegen.frontend.java.ir.Expression.Increment;
import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Expression.Local;
import dev.smi.codegen.frontend.java.ir.Expression.Target;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.Optional;

/**
 * A loop whose counter goes by a constant step to a bound.
 *
 * @param first the counter's first value
 * @param bound what it is compared with before each iteration
 * @param isBoundIncluded whether it may be the bound in the body
 * @param step what is added after each iteration, not 0
 */
record CountedLoop(Expression first, Expression bound, boolean isBoundIncluded, long step) {

    /** Whether the counter grows. */
    boolean isUp() {
        return step > 0;
    }

    /** A loop's way of counting a variable that its header declares; empty if it has none. */
    static Optional<CountedLoop> of(Statement.For loop, Variable counter) {
        Optional<Expression> first = loop.first().stream()
                .filter(f -> f instanceof Statement.Declare d && d.variable() == counter)
                .flatMap(f -> ((Statement.Declare) f).value().stream())
                .findFirst();
        Optional<Long> step =
                loop.update().stream().flatMap(u -> step(u, counter).stream()).findFirst();
        if (first.isEmpty() || step.isEmpty() || loop.condition().isEmpty()) {
            return Optional.empty();
        }
        boolean isUp = step.get() > 0;
        return comparison(loop.condition().get(), counter, isUp)
                .map(c -> new CountedLoop(first.get(), c.right(), isIncluded(c.operator()), step.get()));
    }

    /** How much an update adds to a variable, if it is of that kind and adds anything. */
    private static Optional<Long> step(Expression update, Variable counter) {
        return switch (update) {
            case Increment e when isCounter(e.target(), counter) -> Optional.of(e.isDown() ? -1L : 1L);
            case CompoundAssign e
            when isCounter(e.target(), counter) && constant(e.value()).isPresent() ->
                switch (e.operator()) {
                    case ADD -> constant(e.value()).filter(s -> s != 0);
                    case SUBTRACT -> constant(e.value()).filter(s -> s != 0).map(s -> -s);
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    private static Optional<Long> constant(Expression e) {
        Object value = e instanceof Literal literal
                ? literal.value()
                : e instanceof Expression.ConstantUse use ? use.constant().value() : "";
        return value instanceof Long number && number == number.intValue() ? Optional.of(number) : Optional.empty();
    }

    /** The comparison of the counter with its bound, if that is the first that the condition looks at. */
    private static Optional<Binary> comparison(Expression condition, Variable counter, boolean isUp) {
        if (!(condition instanceof Binary e)) {
            return Optional.empty();
        }
        if (e.operator() == BinaryOperator.AND_THEN) {
            return comparison(e.left(), counter, isUp);
        }
        Binary comparison = isRead(e.right(), counter) ? mirrored(e) : e;
        BinaryOperator operator = comparison.operator();
        boolean isBounding = isUp
                ? operator == BinaryOperator.LESS || operator == BinaryOperator.LESS_OR_EQUAL
                : operator == BinaryOperator.GREATER || operator == BinaryOperator.GREATER_OR_EQUAL;
        return isBounding && !e.operandType().isFloating() && isRead(comparison.left(), counter)
                ? Optional.of(comparison)
                : Optional.empty();
    }

    private static Binary mirrored(Binary e) {
        BinaryOperator operator =
                switch (e.operator()) {
                    case LESS -> BinaryOperator.GREATER;
                    case LESS_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
                    case GREATER -> BinaryOperator.LESS;
                    case GREATER_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
                    default -> e.operator();
                };
        Expression first = e.right();
        Expression second = e.left();
        return new Binary(operator, first, second, e.operandType(), e.type(), e.position());
    }

    private static boolean isIncluded(BinaryOperator operator) {
        return operator == BinaryOperator.LESS_OR_EQUAL || operator == BinaryOperator.GREATER_OR_EQUAL;
    }

    private static boolean isRead(Expression e, Variable counter) {
        return e instanceof Cast cast && !cast.isWritten() && cast.type() == Scalar.INT
                ? isRead(cast.operand(), counter)
                : e instanceof Local local && local.variable() == counter;
    }

    private static boolean isCounter(Target target, Variable counter) {
        return target instanceof Local local && local.variable() == counter;
    }
}

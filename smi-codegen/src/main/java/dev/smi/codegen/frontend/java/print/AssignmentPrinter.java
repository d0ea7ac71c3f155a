package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Assign;
import dev.smi.codegen.frontend.java.ir.Expression.Binary;
import dev.smi.codegen.frontend.java.ir.Expression.CompoundAssign;
import dev.smi.codegen.frontend.java.ir.Expression.Increment;
import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Expression.Local;
import dev.smi.codegen.frontend.java.ir.Scalar;

/** Writes assignments, those with an operator in full where C's would mean something else. For one thread. */
final class AssignmentPrinter {

    private final ExpressionPrinter expressions;
    private final DivisionPrinter divisions;
    private final VariableSources sources;
    private final Ranges ranges;

    AssignmentPrinter(
            ExpressionPrinter expressions, DivisionPrinter divisions, VariableSources sources, Ranges ranges) {
        this.expressions = expressions;
        this.divisions = divisions;
        this.sources = sources;
        this.ranges = ranges;
    }

    /** What an expression that stands for itself is in C, without a semicolon. */
    String text(Expression expression) {
        return switch (expression) {
            case Assign e ->
                expressions.value(e.target()).text() + " = "
                        + expressions.converted(e.value()).text();
            case CompoundAssign e -> compound(e);
            case Increment e -> increment(e);
            default -> expressions.value(expression).text();
        };
    }

    private String compound(CompoundAssign e) {
        Expression result =
                VariableSources.result(e.target(), e.operator(), e.value(), e.operandType(), e.type(), e.position());
        String target = expressions.value(e.target()).text();
        if (isPlain(e, result)) {
            String value = (e.operator().isShift() && result instanceof Binary shift
                            ? expressions.wrapping().distance(shift)
                            : expressions.converted(e.value()))
                    .text();
            return target + " " + Operator.of(e.operator()).symbol() + "= " + value;
        }
        return target + " = " + expressions.converted(result).text();
    }

    private boolean isPlain(CompoundAssign e, Expression result) {
        if (isPlainSum(e, e.target())) {
            return true;
        }
        if (e.operandType() != e.type()
                || e.operator() == BinaryOperator.SHIFT_RIGHT_UNSIGNED
                || expressions.wrapping().isNeeded(result)) {
            return false;
        }
        boolean isDivision = e.operator() == BinaryOperator.DIVIDE || e.operator() == BinaryOperator.REMAINDER;
        return !isDivision || divisions.isOperator((Binary) result);
    }

    /** Whether an update of a variable cannot overflow, as a loop or its own bounds end it. */
    private boolean isPlainSum(Expression update, Expression target) {
        return sources.isCounting(update)
                || target instanceof Local local && ranges.staysWithin(update, local.variable());
    }

    private String increment(Increment e) {
        Scalar type = e.type();
        boolean isWide = type == Scalar.INT || type == Scalar.LONG;
        if (isWide && !isPlainSum(e, e.target())) {
            BinaryOperator operator = e.isDown() ? BinaryOperator.SUBTRACT : BinaryOperator.ADD;
            Expression result =
                    VariableSources.result(e.target(), operator, new Literal(type, 1L), type, type, e.position());
            if (expressions.wrapping().isNeeded(result)) {
                return expressions.value(e.target()).text() + " = "
                        + expressions.value(result).text();
            }
        }
        return expressions.value(e.target()).text() + (e.isDown() ? "--" : "++");
    }
}

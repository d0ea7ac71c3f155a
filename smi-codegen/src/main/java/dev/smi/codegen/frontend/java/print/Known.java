package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Expression.Unary;
import dev.smi.codegen.frontend.java.ir.Expression.UnaryOperator;
import java.util.Optional;

/** Numbers that the source writes as such, with a sign or without. Stateless. */
final class Known {

    private Known() {}

    /** A Long or Double; empty for everything else. */
    static Optional<Object> valueOf(Expression e) {
        if (e instanceof Literal literal && !(literal.value() instanceof Boolean)) {
            return Optional.of(literal.value());
        }
        if (e instanceof Unary unary && unary.operator() == UnaryOperator.NEGATE) {
            return valueOf(unary.operand()).map(Known::negative);
        }
        return Optional.empty();
    }

    private static Object negative(Object value) {
        return value instanceof Long number ? -number : -(Double) value;
    }
}

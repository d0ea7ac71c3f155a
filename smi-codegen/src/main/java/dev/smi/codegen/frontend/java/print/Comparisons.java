package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Expression.Binary;
import java.util.Optional;

/** Comparisons and their opposites. Stateless. */
final class Comparisons {

    private Comparisons() {}

    /** What is true if a comparison is false; empty if there is no such operator, as for floats, which may be NaN. */
    static Optional<Binary> opposite(Binary e) {
        Optional<BinaryOperator> operator =
                switch (e.operator()) {
                    case EQUAL -> Optional.of(BinaryOperator.NOT_EQUAL);
                    case NOT_EQUAL -> Optional.of(BinaryOperator.EQUAL);
                    case LESS -> ordered(e, BinaryOperator.GREATER_OR_EQUAL);
                    case LESS_OR_EQUAL -> ordered(e, BinaryOperator.GREATER);
                    case GREATER -> ordered(e, BinaryOperator.LESS_OR_EQUAL);
                    case GREATER_OR_EQUAL -> ordered(e, BinaryOperator.LESS);
                    default -> Optional.empty();
                };
        return operator.map(o -> new Binary(o, e.left(), e.right(), e.operandType(), e.type(), e.position()));
    }

    private static Optional<BinaryOperator> ordered(Binary e, BinaryOperator opposite) {
        return e.operandType().isFloating() ? Optional.empty() : Optional.of(opposite);
    }
}

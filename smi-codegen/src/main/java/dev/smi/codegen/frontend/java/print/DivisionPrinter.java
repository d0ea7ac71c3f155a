package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Expression.Binary;
import dev.smi.codegen.frontend.java.ir.Scalar;

/** Writes divisions, of which C leaves open what the least number divided by -1 is. For one thread. */
final class DivisionPrinter {

    private final ExpressionPrinter expressions;
    private final Ranges ranges;
    private final UsedHelpers helpers;

    DivisionPrinter(ExpressionPrinter expressions, Ranges ranges, UsedHelpers helpers) {
        this.expressions = expressions;
        this.ranges = ranges;
        this.helpers = helpers;
    }

    /** A quotient or remainder. */
    Code division(Binary e) {
        boolean isQuotient = e.operator() == BinaryOperator.DIVIDE;
        if (e.operandType().isFloating()) {
            note(e.operandType());
            return isQuotient
                    ? Code.binary(expressions.value(e.left()), Operator.DIVIDE, expressions.value(e.right()))
                    : Code.call("fmod", expressions.exact(e.left()), expressions.exact(e.right()));
        }
        if (isPlain(e)) {
            return Code.binary(
                    expressions.sibling(e.left(), e.right()),
                    Operator.of(e.operator()),
                    expressions.sibling(e.right(), e.left()));
        }
        boolean isLong = e.operandType() == Scalar.LONG;
        Helper helper = isQuotient
                ? isLong ? Helper.DIVIDE_LONG : Helper.DIVIDE_INT
                : isLong ? Helper.REMAINDER_LONG : Helper.REMAINDER_INT;
        return Code.call(helpers.use(helper), expressions.converted(e.left()), expressions.converted(e.right()));
    }

    private void note(Scalar type) {
        if (type == Scalar.FLOAT) {
            helpers.roundFloats();
        }
    }

    /** Whether C's operator is Java's for these operands. */
    boolean isOperator(Binary e) {
        if (e.operandType().isFloating()) {
            note(e.operandType());
            return e.operator() == BinaryOperator.DIVIDE;
        }
        return isPlain(e);
    }

    /** Whether the divisor cannot be -1, or the dividend not the least number. */
    private boolean isPlain(Binary e) {
        return !ranges.of(e.right()).contains(-1) || !ranges.mayBeLeast(e.left());
    }
}

package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Call;
import dev.smi.codegen.frontend.java.ir.Expression.Cast;
import dev.smi.codegen.frontend.java.ir.Expression.Conditional;
import dev.smi.codegen.frontend.java.ir.Expression.ConstantUse;
import dev.smi.codegen.frontend.java.ir.Expression.Element;
import dev.smi.codegen.frontend.java.ir.Expression.FifoRead;
import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Expression.Local;
import dev.smi.codegen.frontend.java.ir.Expression.MathCall;
import dev.smi.codegen.frontend.java.ir.Expression.Rank;
import dev.smi.codegen.frontend.java.ir.Expression.Size;
import dev.smi.codegen.frontend.java.ir.Scalar;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes conversions between numbers, those that Java makes without saying so included. For one thread. */
final class CastPrinter {

    /** A call, of which compilers warn where its result is converted to a type of another kind. */
    private static final Pattern CALL = Pattern.compile("\\w+\\(.*\\)", Pattern.DOTALL);

    private final ExpressionPrinter expressions;
    private final MathPrinter math;
    private final WrappingPrinter wrapping;

    CastPrinter(ExpressionPrinter expressions, MathPrinter math, WrappingPrinter wrapping) {
        this.expressions = expressions;
        this.math = math;
        this.wrapping = wrapping;
    }

    /** A conversion. */
    Code cast(Cast e) {
        Scalar from = (Scalar) e.operand().type();
        Scalar to = e.type();
        if (from == to) {
            return expressions.value(e.operand());
        }
        Optional<Object> known = Known.valueOf(e.operand());
        if (known.isPresent() && to.isFloating()) {
            double number = known.get() instanceof Long whole
                    ? to == Scalar.FLOAT ? (float) (long) whole : (double) whole
                    : (Double) known.get();
            return Literals.of(to, number);
        }
        if (!e.isWritten() && to == Scalar.INT && !from.isFloating()) {
            return expressions.value(e.operand()); // C promotes it, too
        }
        if (from.isFloating() && to.isIntegral()) {
            return fromFloating(e, to);
        }
        if (to == Scalar.FLOAT && e.operand() instanceof MathCall call) {
            Optional<Code> narrowed = math.narrowed(call);
            if (narrowed.isPresent()) {
                return narrowed.get();
            }
        }
        return Code.cast(CTypes.of(to), operand(e));
    }

    /** Whether C does a widening between whole numbers by itself where it knows the type, and nobody wrote it. */
    boolean isWidening(Cast e) {
        return !e.isWritten()
                && e.type().isIntegral()
                && e.operand().type() instanceof Scalar from
                && from.isIntegral()
                && from.bits() <= e.type().bits();
    }

    /** Whether what {@link ExpressionPrinter#value} gives has the very type, not one that is promoted to it. */
    boolean hasExactType(Expression e) {
        if (e.type() instanceof Scalar type && (type.isFloating() || type == Scalar.LONG)) {
            return !(e instanceof ConstantUse use) || use.constant().type() == type;
        }
        return switch (e) {
            case Literal l -> l.type() == Scalar.INT;
            case Local _, Element _, Call _, MathCall _, FifoRead _, Rank _, Size _ -> true;
            case ConstantUse use -> use.constant().type() == Scalar.INT;
            case Cast c -> c.isWritten() || c.operand().type() == Scalar.LONG || isFloating(c.operand());
            case Conditional c -> c.type() == Scalar.INT && hasExactType(c.yes()) && hasExactType(c.no());
            default -> e.type() == Scalar.INT;
        };
    }

    private static boolean isFloating(Expression e) {
        return e.type() instanceof Scalar type && type.isFloating();
    }

    /** Java rounds to zero, saturates, and makes 0 of NaN; to the narrow types it goes through int. */
    private Code fromFloating(Cast e, Scalar to) {
        Code operand = expressions.exact(e.operand());
        if (to == Scalar.LONG) {
            return Code.call("convert_long_sat", operand);
        }
        Code whole = Code.call("convert_int_sat", operand);
        return to == Scalar.INT ? whole : Code.cast(CTypes.of(to), whole);
    }

    /** What is converted, without a detour through a signed type. */
    private Code operand(Cast e) {
        boolean isNarrowing =
                e.type().isIntegral() && e.type().bits() < ((Scalar) e.operand().type()).bits();
        Code operand = isNarrowing && wrapping.isNeeded(e.operand())
                ? wrapping.unsigned(e.operand())
                : expressions.value(e.operand());
        boolean isOtherKind = e.type().isFloating() && !isFloating(e.operand());
        return isOtherKind && CALL.matcher(operand.text()).matches()
                ? Code.primary("(" + operand.text() + ")")
                : operand;
    }
}

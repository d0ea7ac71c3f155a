package dev.smi.codegen.frontend.java.analysis;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Values of expressions that are known before a kernel runs. Not thread-safe. */
final class Folding {

    private final Map<Variable, Object> constants = new HashMap<>();
    private final Map<Variable, Object> known = new HashMap<>();

    /**
     * Notes the value of a variable that nothing assigns after its declaration.
     *
     * @param isConstant whether it is a constant of the language: declared final, with a constant expression
     */
    void note(Variable variable, Object value, boolean isConstant) {
        known.put(variable, value);
        if (isConstant) {
            constants.put(variable, value);
        }
    }

    /** The value, if the expression is a constant one in the sense of the language. */
    Optional<Object> constant(Expression expression) {
        return value(expression, true);
    }

    /** The value, if it is known, by whatever way. */
    Optional<Object> known(Expression expression) {
        return value(expression, false);
    }

    private Optional<Object> value(Expression expression, boolean isStrict) {
        return switch (expression) {
            case Expression.Literal literal -> Optional.of(literal.value());
            case Expression.ConstantUse use -> Optional.of(use.constant().value());
            case Expression.Local local -> Optional.ofNullable((isStrict ? constants : known).get(local.variable()));
            case Expression.Unary unary ->
                value(unary.operand(), isStrict).map(v -> ConstantArithmetic.unary(unary.operator(), v, unary.type()));
            case Expression.Binary binary ->
                value(binary.left(), isStrict)
                        .flatMap(l -> value(binary.right(), isStrict)
                                .flatMap(
                                        r -> ConstantArithmetic.binary(binary.operator(), l, r, binary.operandType())));
            case Expression.Cast cast ->
                value(cast.operand(), isStrict).map(v -> ConstantArithmetic.cast(v, cast.type()));
            case Expression.Conditional conditional -> conditional(conditional, isStrict);
            case Expression.MathCall call
            when !isStrict ->
                MathMethods.value(
                        call,
                        call.arguments().stream().map(a -> value(a, false)).toList());
            default -> Optional.empty();
        };
    }

    private Optional<Object> conditional(Expression.Conditional conditional, boolean isStrict) {
        Optional<Object> yes = value(conditional.yes(), isStrict);
        Optional<Object> no = value(conditional.no(), isStrict);
        return yes.isEmpty() || no.isEmpty()
                ? Optional.empty()
                : value(conditional.condition(), isStrict).flatMap(c -> c.equals(true) ? yes : no);
    }

    /** The value of an int expression, if it is known. */
    Optional<Integer> knownInt(Expression expression) {
        return expression.type() instanceof Scalar
                ? known(expression).filter(Long.class::isInstance).map(v -> ((Long) v).intValue())
                : Optional.empty();
    }
}

package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.CompoundAssign;
import dev.smi.codegen.frontend.java.ir.Expression.Increment;
import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Expression.Local;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Statements that add to a variable, with the for loops that they are in and the variable is not: they are executed so
 * often at most. Immutable once made.
 */
final class Sums {

    /**
     * A statement that adds to a variable.
     *
     * @param amount what is added
     * @param isDown whether it is subtracted
     * @param loops those that repeat it while the variable lives
     */
    record Sum(Expression amount, boolean isDown, List<Statement.For> loops) {}

    private final Map<Variable, List<Sum>> sums = new HashMap<>();
    private final IdentityHashMap<Expression, Variable> kept = new IdentityHashMap<>();
    private final Map<Variable, Integer> declaredIn = new HashMap<>();

    /** Looks at a function's body. */
    Sums(Statement body) {
        look(body, new ArrayList<>());
    }

    /** All that is added to a variable by statements of their own. */
    List<Sum> of(Variable variable) {
        return sums.getOrDefault(variable, List.of());
    }

    /** Whether an expression is such a statement. */
    boolean isKept(Expression update) {
        return kept.containsKey(update);
    }

    private void look(Statement statement, List<Statement> loops) {
        switch (statement) {
            case Statement.Declare s -> declaredIn.put(s.variable(), loops.size());
            case Statement.Do s -> look(s.expression(), loops);
            case Statement.For s -> {
                s.first().forEach(first -> look(first, loops));
                inside(s, s.body(), loops);
            }
            case Statement.While s -> inside(s, s.body(), loops);
            case Statement.DoWhile s -> inside(s, s.body(), loops);
            default -> Tree.parts(statement).forEach(part -> look(part, loops));
        }
    }

    private void inside(Statement loop, Statement body, List<Statement> loops) {
        loops.add(loop);
        look(body, loops);
        loops.removeLast();
    }

    private void look(Expression expression, List<Statement> loops) {
        switch (expression) {
            case CompoundAssign e
            when e.operator() == BinaryOperator.ADD && isWide(e.type(), e.operandType()) ->
                keep(e, e.target(), e.value(), false, loops);
            case CompoundAssign e
            when e.operator() == BinaryOperator.SUBTRACT && isWide(e.type(), e.operandType()) ->
                keep(e, e.target(), e.value(), true, loops);
            case Increment e
            when isWide(e.type(), e.type()) -> keep(e, e.target(), new Literal(e.type(), 1L), e.isDown(), loops);
            default -> {}
        }
    }

    private static boolean isWide(Scalar type, Scalar operandType) {
        return type == operandType && (type == Scalar.INT || type == Scalar.LONG);
    }

    private void keep(Expression update, Expression target, Expression amount, boolean isDown, List<Statement> loops) {
        if (!(target instanceof Local local) || !declaredIn.containsKey(local.variable())) {
            return;
        }
        List<Statement.For> around = new ArrayList<>();
        for (Statement loop : loops.subList(declaredIn.get(local.variable()), loops.size())) {
            if (!(loop instanceof Statement.For counted)) {
                return;
            }
            around.add(counted);
        }
        kept.put(update, local.variable());
        sums.computeIfAbsent(local.variable(), _ -> new ArrayList<>()).add(new Sum(amount, isDown, around));
    }
}

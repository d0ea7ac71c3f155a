package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Assign;
import dev.smi.codegen.frontend.java.ir.Expression.Binary;
import dev.smi.codegen.frontend.java.ir.Expression.Cast;
import dev.smi.codegen.frontend.java.ir.Expression.CompoundAssign;
import dev.smi.codegen.frontend.java.ir.Expression.ConstantUse;
import dev.smi.codegen.frontend.java.ir.Expression.Element;
import dev.smi.codegen.frontend.java.ir.Expression.Increment;
import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Expression.Local;
import dev.smi.codegen.frontend.java.ir.Expression.Target;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.print.ExpressionSequencer.Operand;
import dev.smi.codegen.frontend.java.print.ExpressionSequencer.Role;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;

/** Makes assignments statements of their own, and their values what the target then holds. For one thread. */
final class AssignmentSequencer {

    private final ExpressionSequencer expressions;
    private final EffectAnalysis effects;
    private final SourcePosition position;

    AssignmentSequencer(ExpressionSequencer expressions, EffectAnalysis effects, SourcePosition position) {
        this.expressions = expressions;
        this.effects = effects;
        this.position = position;
    }

    /**
     * Adds an assignment, and gives its value.
     *
     * @param isUsed whether anybody wants the value
     */
    Expression assign(Assign e, boolean isUsed, List<Statement> statements) {
        List<Operand> operands = new ArrayList<>();
        if (e.target() instanceof Element element) {
            operands.addAll(expressions.indices(element));
        }
        operands.add(new Operand(e.value(), Role.ROOT));
        List<Expression> lowered = expressions.inOrder(operands, statements);
        Target target = withIndices(e.target(), lowered.subList(0, lowered.size() - 1));
        Expression value = lowered.getLast();
        if (increments(value, effects.place(target))) {
            value = expressions.settle(value, statements);
        }
        if (isUsed && !isStable(target)) {
            value = expressions.keep(value, "value", statements);
            statements.add(statement(new Assign(target, value, e.type(), e.position())));
            return value;
        }
        statements.add(statement(new Assign(target, value, e.type(), e.position())));
        return value instanceof Literal || value instanceof ConstantUse ? value : target;
    }

    /** Whether a target is the same after it has been assigned. */
    private boolean isStable(Target target) {
        return target instanceof Local
                || target instanceof Element e && e.indices().stream().allMatch(i -> isStable(i, target));
    }

    private boolean isStable(Expression index, Target target) {
        return !effects.of(index).isActive() && !effects.of(index).reads().contains(effects.place(target));
    }

    /** The target, by a name that means the same after it has been assigned. */
    private Target stable(Target target, List<Statement> statements) {
        return target instanceof Element e
                ? withIndices(
                        e,
                        e.indices().stream()
                                .map(i -> isStable(i, e) ? i : expressions.keep(i, "index", statements))
                                .toList())
                : target;
    }

    /** Whether a counter in what remains of a value is the target, which C would assign twice at once. */
    private boolean increments(Expression value, Object place) {
        boolean[] isFound = new boolean[1];
        Tree.within(
                value,
                e -> isFound[0] |=
                        e instanceof Increment i && effects.place(i.target()).equals(place));
        return isFound[0];
    }

    /** Adds {@code target op= value}, where the target's value is read before the operand's, and gives its value. */
    Expression compound(CompoundAssign e, boolean isUsed, List<Statement> statements) {
        Target settled = settled(e.target(), statements);
        Target target = isUsed ? stable(settled, statements) : settled;
        if (!effects.of(target).conflictsWith(effects.of(e.value()))) {
            Expression value = expressions.lower(e.value(), statements);
            statements.add(statement(
                    new CompoundAssign(e.operator(), target, value, e.operandType(), e.type(), e.position())));
            return target;
        }
        Target fixed = withIndices(target, fixedIndices(target, e.value(), statements));
        Expression old = expressions.keep(fixed, "before", statements);
        Expression left = old.type() == e.operandType() ? old : new Cast(e.operandType(), old, false);
        Expression right = expressions.lower(e.value(), statements);
        Expression result = new Binary(e.operator(), left, right, e.operandType(), e.operandType(), e.position());
        Expression converted = e.operandType() == e.type() ? result : new Cast(e.type(), result, false);
        statements.add(statement(new Assign(fixed, converted, e.type(), e.position())));
        return fixed;
    }

    /** Adds {@code ++} or {@code --}, and gives the value before or after it. */
    Expression increment(Increment e, List<Statement> statements) {
        Target settled = settled(e.target(), statements);
        Target target = e.isPrefix() ? stable(settled, statements) : settled;
        Expression old = e.isPrefix() ? target : expressions.keep(target, "before", statements);
        statements.add(statement(new Increment(target, e.isDown(), true, e.type(), e.position())));
        return old;
    }

    /** The same for its effect alone. */
    void count(Increment e, List<Statement> statements) {
        Target target = settled(e.target(), statements);
        statements.add(statement(new Increment(target, e.isDown(), false, e.type(), e.position())));
    }

    /** A target that can be named twice: its indices have no effects. */
    private Target settled(Target target, List<Statement> statements) {
        if (!(target instanceof Element e)) {
            return target;
        }
        List<Expression> indices = expressions.inOrder(expressions.indices(e), statements).stream()
                .map(i -> effects.of(i).isActive() ? expressions.settle(i, statements) : i)
                .toList();
        return withIndices(e, indices);
    }

    /** Indices that do not change while a value is evaluated. */
    private List<Expression> fixedIndices(Target target, Expression value, List<Statement> statements) {
        return target instanceof Element e
                ? e.indices().stream()
                        .map(i -> effects.of(i).conflictsWith(effects.of(value))
                                ? expressions.keep(i, "index", statements)
                                : i)
                        .toList()
                : List.of();
    }

    private static Target withIndices(Target target, List<Expression> indices) {
        return switch (target) {
            case Local local -> local;
            case Element e -> new Element(e.array(), indices, e.type(), e.position());
        };
    }

    private Statement statement(Expression expression) {
        return new Statement.Do(expression, position);
    }
}

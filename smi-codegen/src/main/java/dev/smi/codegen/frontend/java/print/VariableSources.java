package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Assign;
import dev.smi.codegen.frontend.java.ir.Expression.Binary;
import dev.smi.codegen.frontend.java.ir.Expression.Cast;
import dev.smi.codegen.frontend.java.ir.Expression.CompoundAssign;
import dev.smi.codegen.frontend.java.ir.Expression.Increment;
import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Expression.Local;
import dev.smi.codegen.frontend.java.ir.Function;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Variable;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a function's variables get their values. Immutable once made. */
final class VariableSources {

    private final Set<Variable> parameters;
    private final Sums sums;
    private final IdentityHashMap<Statement.For, CountedLoop> counted = new IdentityHashMap<>();
    private final Map<Variable, List<Expression>> values = new HashMap<>();
    private final Map<Variable, CountedLoop> loops = new HashMap<>();
    private final Map<Variable, Integer> changes = new HashMap<>();
    private final Set<Expression> counting = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Looks at a function's body, which has been put into order. */
    VariableSources(Function function, Statement body) {
        this.parameters = Set.copyOf(function.parameters());
        this.sums = new Sums(body);
        Tree.statements(body, this::look);
        Tree.allExpressions(body, this::look);
        Tree.statements(body, s -> {
            if (s instanceof Statement.For loop) {
                count(loop);
            }
        });
    }

    /** What statements add to variables, besides the values that are assigned. */
    Sums sums() {
        return sums;
    }

    /** How a loop counts, if it does. */
    Optional<CountedLoop> loop(Statement.For loop) {
        return Optional.ofNullable(counted.get(loop));
    }

    /** All values that are assigned to a variable, but for what is added; none for a parameter, which may have any. */
    List<Expression> values(Variable variable) {
        return parameters.contains(variable) ? List.of() : values.getOrDefault(variable, List.of());
    }

    /** The loop that counts a variable, if only that changes it. */
    Optional<CountedLoop> loop(Variable variable) {
        return Optional.ofNullable(loops.get(variable));
    }

    /** Whether an expression is the update of a loop's own counter, which stops at its bound. */
    boolean isCounting(Expression update) {
        return counting.contains(update);
    }

    private void look(Statement statement) {
        if (statement instanceof Statement.Declare d) {
            d.value().ifPresent(value -> add(d.variable(), value));
        }
    }

    private void look(Expression expression) {
        switch (expression) {
            case Assign e when e.target() instanceof Local local -> change(local.variable(), e.value());
            case CompoundAssign e
            when e.target() instanceof Local local -> {
                changes.merge(local.variable(), 1, Integer::sum);
                if (!sums.isKept(e)) {
                    add(local.variable(), resultOf(local, e));
                }
            }
            case Increment e
            when e.target() instanceof Local local -> {
                changes.merge(local.variable(), 1, Integer::sum);
                if (!sums.isKept(e)) {
                    add(local.variable(), resultOf(local, e));
                }
            }
            default -> {}
        }
    }

    private static Expression resultOf(Local target, CompoundAssign e) {
        return result(target, e.operator(), e.value(), e.operandType(), e.type(), e.position());
    }

    private static Expression resultOf(Local target, Increment e) {
        Scalar in = CTypes.promoted(e.type());
        Expression one = in.isFloating() ? new Literal(in, 1.0) : new Literal(in, 1L);
        BinaryOperator operator = e.isDown() ? BinaryOperator.SUBTRACT : BinaryOperator.ADD;
        return result(target, operator, one, in, e.type(), e.position());
    }

    /** What a compound assignment assigns. */
    static Expression result(
            Expression target,
            BinaryOperator operator,
            Expression value,
            Scalar in,
            Scalar type,
            SourcePosition position) {
        Expression left = target.type() == in ? target : new Cast(in, target, false);
        Expression result = new Binary(operator, left, value, in, in, position);
        return in == type ? result : new Cast(type, result, false);
    }

    private void change(Variable variable, Expression value) {
        add(variable, value);
        changes.merge(variable, 1, Integer::sum);
    }

    private void add(Variable variable, Expression value) {
        values.computeIfAbsent(variable, _ -> new ArrayList<>()).add(value);
    }

    private void count(Statement.For loop) {
        for (Statement first : loop.first()) {
            if (first instanceof Statement.Declare d) {
                CountedLoop.of(loop, d.variable())
                        .filter(_ -> changes.getOrDefault(d.variable(), 0) == 1)
                        .ifPresent(c -> {
                            loops.put(d.variable(), c);
                            counted.put(loop, c);
                        });
                if (loops.containsKey(d.variable())) {
                    loop.update().stream().filter(u -> isOf(u, d.variable())).forEach(counting::add);
                }
            }
        }
    }

    private static boolean isOf(Expression update, Variable variable) {
        return Tree.operands(update).stream()
                .findFirst()
                .flatMap(Tree::root)
                .filter(v -> v == variable)
                .isPresent();
    }
}

package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Assign;
import dev.smi.codegen.frontend.java.ir.Expression.Binary;
import dev.smi.codegen.frontend.java.ir.Expression.Element;
import dev.smi.codegen.frontend.java.ir.Expression.Increment;
import dev.smi.codegen.frontend.java.ir.Expression.Local;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a local array needs Java's zeros, which cost time and area in hardware. It does not if the first that happens
 * to it is that loops over all of its indices assign every element.
 */
final class Zeroing {

    private final Ranges ranges;
    private final VariableSources sources;

    Zeroing(Ranges ranges, VariableSources sources) {
        this.ranges = ranges;
        this.sources = sources;
    }

    /** Whether an array may be read before it is assigned by the statements after its declaration. */
    boolean isNeeded(Variable array, List<Statement> after) {
        Optional<Statement> first =
                after.stream().filter(s -> mentions(s, array)).findFirst();
        return first.isEmpty() || !isFilledBy(first.get(), array, new ArrayList<>());
    }

    /** Whether a loop assigns all elements, as far as the counters of loops around it tell. */
    private boolean isFilledBy(Statement statement, Variable array, List<Variable> counters) {
        List<Integer> lengths = ((Type.Array) array.type()).lengths();
        Statement bare = Tree.bare(statement);
        if (counters.size() == lengths.size()) {
            return bare instanceof Statement.Do d
                    && d.expression() instanceof Assign e
                    && isElement(e, array, counters);
        }
        if (!(bare instanceof Statement.For loop) || jumps(loop)) {
            return false;
        }
        Optional<Variable> counter = counter(loop, lengths.get(counters.size()));
        if (counter.isEmpty()) {
            return false;
        }
        List<Variable> inner = new ArrayList<>(counters);
        inner.add(counter.get());
        List<Statement> mentioning =
                Tree.list(loop.body()).stream().filter(s -> mentions(s, array)).toList();
        return mentioning.size() == 1 && isFilledBy(mentioning.getFirst(), array, inner);
    }

    /** The counter of a loop that goes from 0 to a length by ones. */
    private Optional<Variable> counter(Statement.For loop, int length) {
        if (loop.first().size() != 1
                || !(loop.first().getFirst() instanceof Statement.Declare d)
                || loop.update().size() != 1
                || !(loop.update().getFirst() instanceof Increment)
                || !(loop.condition().orElse(null) instanceof Binary condition)
                || condition.operator() == BinaryOperator.AND_THEN) {
            return Optional.empty();
        }
        return sources.loop(d.variable())
                .filter(c -> c.isUp() && ranges.of(c.first()).equals(Interval.of(0)))
                .filter(c -> ranges.of(c.bound()).equals(Interval.of(c.isBoundIncluded() ? length - 1L : length)))
                .map(_ -> d.variable());
    }

    private static boolean isElement(Assign e, Variable array, List<Variable> counters) {
        return e.target() instanceof Element element
                && element.array() instanceof Local local
                && local.variable() == array
                && element.indices().size() == counters.size()
                && element.indices().stream().allMatch(i -> i instanceof Local)
                && element.indices().stream()
                        .map(i -> ((Local) i).variable())
                        .toList()
                        .equals(counters)
                && !mentions(e.value(), array);
    }

    private static boolean jumps(Statement loop) {
        boolean[] isFound = new boolean[1];
        Tree.statements(
                loop,
                s -> isFound[0] |= s instanceof Statement.Break
                        || s instanceof Statement.Continue
                        || s instanceof Statement.Return);
        return isFound[0];
    }

    private static boolean mentions(Statement statement, Variable array) {
        boolean[] isFound = new boolean[1];
        Tree.allExpressions(statement, e -> isFound[0] |= e instanceof Local local && local.variable() == array);
        return isFound[0];
    }

    private static boolean mentions(Expression expression, Variable array) {
        boolean[] isFound = new boolean[1];
        Tree.within(expression, e -> isFound[0] |= e instanceof Local local && local.variable() == array);
        return isFound[0];
    }
}

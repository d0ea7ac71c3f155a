package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Assign;
import dev.smi.codegen.frontend.java.ir.Expression.Call;
import dev.smi.codegen.frontend.java.ir.Expression.ChannelElement;
import dev.smi.codegen.frontend.java.ir.Expression.CompoundAssign;
import dev.smi.codegen.frontend.java.ir.Expression.Element;
import dev.smi.codegen.frontend.java.ir.Expression.FifoRead;
import dev.smi.codegen.frontend.java.ir.Expression.Increment;
import dev.smi.codegen.frontend.java.ir.Expression.Local;
import dev.smi.codegen.frontend.java.ir.Expression.TableUse;
import dev.smi.codegen.frontend.java.ir.Function;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.HashSet;
import java.util.Set;

/** Finds what the expressions of a function depend on and change. For one thread. */
final class EffectAnalysis {

    /** Where arrays are that a caller gave: any two with elements of one type may be the same. */
    private record SharedMemory(Type.Memory memory, Scalar element) {}

    private final FunctionFacts facts;
    private final Set<Variable> parameters;

    EffectAnalysis(FunctionFacts facts, Function function) {
        this.facts = facts;
        this.parameters = Set.copyOf(function.parameters());
    }

    /** The effects of an expression and all within. */
    Effects of(Expression expression) {
        Set<Object> reads = new HashSet<>();
        Set<Object> writes = new HashSet<>();
        boolean[] passes = new boolean[1];
        Tree.within(expression, e -> collect(e, reads, writes, passes));
        return new Effects(reads, writes, passes[0]);
    }

    private void collect(Expression expression, Set<Object> reads, Set<Object> writes, boolean[] passes) {
        switch (expression) {
            case Local e -> {
                if (!e.variable().isFinal() && e.type() instanceof Scalar) {
                    reads.add(e.variable());
                }
            }
            case Element e -> {
                if (!(e.array() instanceof TableUse) && e.type() instanceof Scalar) {
                    reads.add(place(e));
                }
            }
            case Assign e -> writes.add(place(e.target()));
            case CompoundAssign e -> writes.add(place(e.target()));
            case Increment e -> writes.add(place(e.target()));
            case ChannelElement _, FifoRead _ -> passes[0] = true;
            case Call e -> {
                passes[0] |= facts.of(e.function()).passes();
                facts.arraysWrittenBy(e).forEach(array -> writes.add(place(array)));
                e.arguments().stream()
                        .filter(argument -> argument.type() instanceof Type.Array)
                        .forEach(argument -> Tree.root(argument).ifPresent(array -> reads.add(place(array))));
            }
            default -> {}
        }
    }

    /** The place that a variable, or an array's element, is in. */
    Object place(Expression target) {
        return place(Tree.root(target)
                .orElseThrow(() -> new IllegalArgumentException("nothing can be assigned to " + target)));
    }

    private Object place(Variable variable) {
        return parameters.contains(variable) && variable.type() instanceof Type.Array array
                ? new SharedMemory(array.memory(), array.element())
                : variable;
    }
}

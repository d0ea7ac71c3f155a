package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.ChannelKind;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Assign;
import dev.smi.codegen.frontend.java.ir.Expression.Call;
import dev.smi.codegen.frontend.java.ir.Expression.ChannelElement;
import dev.smi.codegen.frontend.java.ir.Expression.CompoundAssign;
import dev.smi.codegen.frontend.java.ir.Expression.FifoRead;
import dev.smi.codegen.frontend.java.ir.Expression.Increment;
import dev.smi.codegen.frontend.java.ir.Function;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What functions do to what they are given. Helpers are added before those that call them. For one thread. */
final class FunctionFacts {

    /**
     * Facts about one function.
     *
     * @param written variables that it assigns, and arrays with elements that it, or what it calls, assigns
     * @param passes whether elements go through a channel or FIFO
     * @param sends whether it, or what it calls, gives elements to a channel or FIFO
     * @param receives whether it, or what it calls, takes some from there
     */
    record Facts(Set<Variable> written, boolean passes, boolean sends, boolean receives) {}

    private final Map<Function, Facts> facts = new HashMap<>();

    /** Looks at a function. */
    void add(Function function) {
        Set<Variable> written = new HashSet<>();
        boolean[] passes = new boolean[1];
        Tree.statements(function.body(), s -> look(s, written, passes));
        Tree.allExpressions(function.body(), e -> look(e, written, passes));
        Fences fences = new Fences(this);
        facts.put(
                function,
                new Facts(written, passes[0], fences.sends(function.body()), fences.receives(function.body())));
    }

    /** What is known about a function that was added. */
    Facts of(Function function) {
        Facts known = facts.get(function);
        if (known == null) {
            throw new IllegalStateException(function.name() + " is called before it is declared");
        }
        return known;
    }

    private static void look(Statement statement, Set<Variable> written, boolean[] passes) {
        switch (statement) {
            case Statement.Push s -> {
                passes[0] = true;
                Tree.root(s.value())
                        .filter(FunctionFacts::isLocalArray)
                        .ifPresent(written::add); // its address is taken
            }
            case Statement.PassArray s -> {
                passes[0] = true;
                Tree.root(s.array())
                        .filter(a -> isLocalArray(a) || isFilled(s.channel()))
                        .ifPresent(written::add);
            }
            case Statement.FifoWrite _ -> passes[0] = true;
            default -> {}
        }
    }

    private void look(Expression expression, Set<Variable> written, boolean[] passes) {
        switch (expression) {
            case Assign e -> Tree.root(e.target()).ifPresent(written::add);
            case CompoundAssign e -> Tree.root(e.target()).ifPresent(written::add);
            case Increment e -> Tree.root(e.target()).ifPresent(written::add);
            case ChannelElement e -> {
                passes[0] = true;
                e.value()
                        .flatMap(Tree::root)
                        .filter(FunctionFacts::isLocalArray)
                        .ifPresent(written::add);
            }
            case FifoRead _ -> passes[0] = true;
            case Call e -> {
                passes[0] |= of(e.function()).passes();
                arraysWrittenBy(e).forEach(written::add);
            }
            default -> {}
        }
    }

    /** Arrays among a call's arguments with elements that it assigns. */
    List<Variable> arraysWrittenBy(Call call) {
        Set<Variable> parameters = of(call.function()).written();
        return IntStream.range(0, call.arguments().size())
                .filter(i -> isArray(call.function().parameters().get(i))
                        && parameters.contains(call.function().parameters().get(i)))
                .mapToObj(i -> Tree.root(call.arguments().get(i)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether a channel gives what is put into an array. */
    private static boolean isFilled(Variable channel) {
        return ((Type.Channel) channel.type()).kind() == ChannelKind.RECEIVE;
    }

    private static boolean isLocalArray(Variable variable) {
        return variable.type() instanceof Type.Array array && array.memory() == Type.Memory.LOCAL;
    }

    private static boolean isArray(Variable variable) {
        return variable.type() instanceof Type.Array;
    }
}

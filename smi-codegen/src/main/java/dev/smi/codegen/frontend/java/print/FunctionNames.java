package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Function;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names of a function's variables, block by block as it is written. For one thread. */
final class FunctionNames {

    private final FileNames file;
    private final Function function;
    private final Set<String> called = new HashSet<>();
    private final Map<Variable, String> names = new HashMap<>();
    private final Deque<Set<String>> blocks = new ArrayDeque<>();

    FunctionNames(FileNames file, Function function) {
        this.file = file;
        this.function = function;
        Tree.allExpressions(function.body(), e -> {
            if (e instanceof Expression.Call call) {
                called.add(file.of(call.function()));
            }
        });
        open();
    }

    /** Begins a block. */
    void open() {
        blocks.push(new HashSet<>());
    }

    /** Ends the innermost block: its names are free again. */
    void close() {
        blocks.pop();
    }

    /** Gives a variable the name that it has in Java, if it can have it here. */
    String declare(Variable variable) {
        String plain = Identifiers.of(variable.name());
        String name = plain;
        for (int number = 2; !isFree(name); number++) {
            boolean isReserved = ReservedWords.forVariable(plain) || isTakenOutside(plain);
            name = number == 2 && isReserved ? plain + "_" : plain + number;
        }
        blocks.element().add(name);
        names.put(variable, name);
        return name;
    }

    /** The name of a variable that was declared. */
    String of(Variable variable) {
        String name = names.get(variable);
        if (name == null) {
            throw new IllegalStateException(variable + " is used before it is declared");
        }
        return name;
    }

    /** Whether a variable is a channel itself; parameters are pointers to one. */
    boolean isOwnChannel(Variable variable) {
        return variable.type() instanceof Type.Channel && !function.parameters().contains(variable);
    }

    /** What stands for a channel where a pointer to it is needed. */
    String pointerTo(Variable channel) {
        return (isOwnChannel(channel) ? "&" : "") + of(channel);
    }

    /** Whether something outside that is used here has a name; macros are used everywhere. */
    private boolean isTakenOutside(String name) {
        return file.isTaken(name) || called.contains(name);
    }

    private boolean isFree(String name) {
        return !ReservedWords.forVariable(name)
                && !isTakenOutside(name)
                && blocks.stream().noneMatch(b -> b.contains(name));
    }
}

package dev.smi.codegen.frontend.java.analysis;

import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Local names where a statement is. Not thread-safe. */
final class Scope {

    private final Deque<Map<String, Optional<Variable>>> blocks = new ArrayDeque<>();

    Scope() {
        open();
    }

    /** Begins a block. */
    void open() {
        blocks.push(new HashMap<>());
    }

    /** Ends the innermost block. */
    void close() {
        blocks.pop();
    }

    /** Gives a variable a name here. */
    void declare(String name, Variable variable) {
        blocks.element().put(name, Optional.of(variable));
    }

    /** Notes the name of a variable whose declaration is at fault, so that its uses are not reported, too. */
    void declareUnknown(String name) {
        blocks.element().put(name, Optional.empty());
    }

    /** Whether there is a variable of that name. */
    boolean has(String name) {
        return blocks.stream().anyMatch(block -> block.containsKey(name));
    }

    /** The variable of that name; empty if its declaration is at fault, or there is none. */
    Optional<Variable> find(String name) {
        for (Map<String, Optional<Variable>> block : blocks) {
            Optional<Variable> found = block.get(name);
            if (found != null) {
                return found;
            }
        }
        return Optional.empty();
    }
}

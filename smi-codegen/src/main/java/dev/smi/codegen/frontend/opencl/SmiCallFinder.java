package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.SmiFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the SMI calls of a function, and what becomes of their results. One use; not thread-safe. */
final class SmiCallFinder {

    private final String caller;
    private final List<SmiCall> calls = new ArrayList<>();

    private SmiCallFinder(String caller) {
        this.caller = caller;
    }

    /** The SMI calls of a function definition, in order of position. */
    static List<SmiCall> find(AstNode function) {
        SmiCallFinder finder = new SmiCallFinder(function.name());
        finder.visit(function, Optional.empty());
        return finder.calls;
    }

    private void visit(AstNode node, Optional<AstNode> holder) {
        Optional<AstNode> inner =
                switch (node.kind()) {
                    case VARIABLE -> Optional.of(node);
                    case ASSIGNMENT -> Optional.of(node.children().getFirst());
                    case CALL -> {
                        SmiFunction.ofName(node.name())
                                .ifPresent(function -> calls.add(new SmiCall(function, node, caller, holder)));
                        yield Optional.empty();
                    }
                    case FUNCTION, PARAMETER, REFERENCE, OTHER -> holder;
                };
        node.children().forEach(child -> visit(child, inner));
    }
}

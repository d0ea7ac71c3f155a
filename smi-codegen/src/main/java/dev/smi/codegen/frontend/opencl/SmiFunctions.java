package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.SmiFunction;
import dev.smi.codegen.frontend.opencl.AstNode.Kind;
import java.util.Optional;

/** Tells calls of SMI functions. Stateless. */
final class SmiFunctions {

    private SmiFunctions() {}

    /** The SMI function that a node calls. */
    static Optional<SmiFunction> of(AstNode node) {
        return node.kind() == Kind.CALL && node.name().startsWith(SmiFunction.PREFIX)
                ? SmiFunction.ofName(node.name())
                : Optional.empty();
    }
}

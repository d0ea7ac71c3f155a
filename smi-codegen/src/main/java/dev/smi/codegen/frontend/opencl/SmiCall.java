package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.SmiFunction;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.Optional;

/**
 * A call of an SMI function.
 *
 * @param function what is called
 * @param call the call
 * @param caller the name of the function that the call is in
 * @param holder the variable that is initialized with the result, or what it is assigned to
 */
record SmiCall(SmiFunction function, AstNode call, String caller, Optional<AstNode> holder) {

    /** The name that is called, as it stands in the source. */
    AstNode name() {
        return call.children().getFirst();
    }

    /** Where the call begins. */
    SourcePosition position() {
        return call.position();
    }
}

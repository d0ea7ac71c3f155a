package dev.smi.codegen.frontend;

import dev.smi.model.diagnostic.SourcePosition;
import java.util.List;

/**
 * A kernel that a source defines.
 *
 * @param name its name in OpenCL C
 * @param parameters its parameters, in order
 * @param position where
 */
public record KernelHead(String name, List<Parameter> parameters, SourcePosition position) {

    public KernelHead {
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter of a kernel.
     *
     * @param isPointer whether it points to memory
     * @param type its type as C has it, or that of what it points to
     */
    public record Parameter(boolean isPointer, String type) {}
}

package dev.smi.codegen.frontend.java.ir;

import java.util.List;

/**
 * All that the kernels of one source need.
 *
 * @param owner simple name of the source's class; what others declare is named after them where names meet
 * @param comments the class's documentation, a line each, without markers
 * @param constants those that are used, in order of first use
 * @param functions helpers before those that call them, then kernels in order of the source
 */
public record KernelUnit(
        String owner,
        List<String> comments,
        List<NamedConstant> constants,
        List<ConstantTable> tables,
        List<OnChipFifo> fifos,
        List<Function> functions) {

    public KernelUnit {
        comments = List.copyOf(comments);
        constants = List.copyOf(constants);
        tables = List.copyOf(tables);
        fifos = List.copyOf(fifos);
        functions = List.copyOf(functions);
    }
}

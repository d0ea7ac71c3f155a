package dev.smi.codegen.frontend.java.analysis;

import dev.smi.codegen.frontend.java.ir.ConstantTable;
import dev.smi.codegen.frontend.java.ir.NamedConstant;
import dev.smi.codegen.frontend.java.ir.OnChipFifo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What kernels use beside functions, in order of first use. Not thread-safe. */
final class Used {

    private final Set<NamedConstant> constants = new LinkedHashSet<>();
    private final Set<ConstantTable> tables = new LinkedHashSet<>();
    private final Set<OnChipFifo> fifos = new LinkedHashSet<>();

    void add(NamedConstant constant) {
        constants.add(constant);
    }

    void add(ConstantTable table) {
        tables.add(table);
    }

    void add(OnChipFifo fifo) {
        fifos.add(fifo);
    }

    List<NamedConstant> constants() {
        return List.copyOf(constants);
    }

    List<ConstantTable> tables() {
        return List.copyOf(tables);
    }

    List<OnChipFifo> fifos() {
        return List.copyOf(fifos);
    }
}

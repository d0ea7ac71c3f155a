package dev.smi.codegen.frontend.java.ir;

import dev.smi.model.diagnostic.SourcePosition;
import java.util.List;

/**
 * A {@code static final} array of numbers that are known.
 *
 * @param owner simple name of the class that declares it
 * @param values in row-major order, each a Boolean, Long or Double as in {@link NamedConstant}
 */
public record ConstantTable(String owner, String name, Type.Array type, List<Object> values, SourcePosition position) {

    public ConstantTable {
        values = List.copyOf(values);
    }
}

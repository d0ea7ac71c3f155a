package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.ChannelKind;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.List;

/** How variables, parameters and channels are declared in C. Stateless. */
final class Declarations {

    private Declarations() {}

    /** The type of {@code smi.h} of a channel. */
    static String channel(ChannelKind kind) {
        return switch (kind) {
            case SEND, RECEIVE -> "SMI_Channel";
            case BROADCAST -> "SMI_BChannel";
            case REDUCE -> "SMI_RChannel";
            case SCATTER -> "SMI_ScatterChannel";
            case GATHER -> "SMI_GatherChannel";
        };
    }

    /**
     * A parameter.
     *
     * @param isConstant whether the function changes nothing of it
     * @param isKernel whether the host gives it, who knows no truth values
     * @param isAlone whether nothing else leads to the elements of an array
     */
    static String parameter(Variable parameter, String name, boolean isConstant, boolean isKernel, boolean isAlone) {
        String constant = isConstant ? "const " : "";
        return switch (parameter.type()) {
            case Scalar s -> constant + (isKernel && s == Scalar.BOOLEAN ? "char" : CTypes.of(s)) + " " + name;
            case Type.Communicator _ -> "SMI_Comm " + name;
            case Type.Channel c -> channel(c.kind()) + " *" + name;
            case Type.Array a -> array(a, (isAlone ? "restrict " : "") + name, isConstant);
            case Type.Nothing _ -> throw new IllegalArgumentException(name + " has no type");
        };
    }

    /** Rows of an array keep their type: C takes no pointer to rows for one to constant rows. */
    private static String array(Type.Array array, String name, boolean isConstant) {
        String type = CTypes.of(array.element());
        boolean hasRows = array.lengths().size() > 1;
        String space =
                switch (array.memory()) {
                    case LOCAL -> isConstant && !hasRows ? "const " : "";
                    case BUFFER -> isConstant ? "__global const " : "__global ";
                    case CONSTANT -> "__constant ";
                };
        return hasRows
                ? space + type + " " + name + "[]"
                        + lengths(array.lengths().subList(1, array.lengths().size()))
                : space + type + " *" + name;
    }

    /** Lengths in brackets. */
    static String lengths(List<Integer> lengths) {
        StringBuilder text = new StringBuilder();
        lengths.forEach(length -> text.append('[').append(length).append(']'));
        return text.toString();
    }

    /** Values in braces, a pair for each row. */
    static String braces(List<String> values, List<Integer> lengths) {
        if (lengths.size() == 1) {
            return "{" + String.join(", ", values) + "}";
        }
        int size = values.size() / lengths.getFirst();
        StringBuilder text = new StringBuilder("{");
        for (int row = 0; row < lengths.getFirst(); row++) {
            text.append(row == 0 ? "" : ", ")
                    .append(braces(values.subList(row * size, (row + 1) * size), lengths.subList(1, lengths.size())));
        }
        return text.append("}").toString();
    }
}

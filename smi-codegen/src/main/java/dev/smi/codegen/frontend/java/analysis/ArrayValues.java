package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of a new array.
 *
 * @param lengths of each dimension
 * @param values in row-major order
 */
record ArrayValues(List<Integer> lengths, List<Expression> values) {

    ArrayValues {
        lengths = List.copyOf(lengths);
        values = List.copyOf(values);
    }

    /**
     * Those in braces.
     *
     * @throws Rejected if rows differ in their lengths, or a value is not of the type
     */
    static ArrayValues of(ArrayInitializerExpr braces, DeclaredTypes.Numbers type, Body body) {
        List<Integer> lengths = new ArrayList<>();
        Node level = braces;
        for (int i = 0; i < type.dimensions(); i++) {
            if (!(level instanceof ArrayInitializerExpr row)) {
                throw Rejected.at(level, "values of " + type.text() + " are in " + type.dimensions() + " braces");
            }
            if (row.getValues().isEmpty()) {
                throw Rejected.at(row, "an array without elements holds nothing; give it a value, or leave it out");
            }
            lengths.add(row.getValues().size());
            level = row.getValues().getFirst().orElseThrow();
        }
        List<Expression> values = new ArrayList<>();
        collect(braces, lengths, type.element(), body, values);
        return new ArrayValues(lengths, values);
    }

    private static void collect(Node node, List<Integer> lengths, Scalar element, Body body, List<Expression> values) {
        if (lengths.isEmpty()) {
            values.add(body.operators().assigned(body.expressions().scalar(node), element, node));
            return;
        }
        if (!(node instanceof ArrayInitializerExpr row) || row.getValues().size() != lengths.getFirst()) {
            throw Rejected.at(
                    node,
                    "rows of an array have one length in hardware; give this one " + lengths.getFirst() + " values");
        }
        row.getValues().forEach(v -> collect(v, lengths.subList(1, lengths.size()), element, body, values));
    }
}

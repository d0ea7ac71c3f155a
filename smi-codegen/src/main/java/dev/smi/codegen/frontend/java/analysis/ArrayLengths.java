package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.ArrayCreationLevel;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.type.PrimitiveType;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * The lengths of a new array.
 *
 * @param expressions as the source has them
 * @param values what they are
 */
record ArrayLengths(List<Expression> expressions, List<Integer> values) {

    /** On-chip memory of the largest boards is some tens of megabytes. */
    private static final long MOST_ELEMENTS = 1L << 28;

    ArrayLengths {
        expressions = List.copyOf(expressions);
        values = List.copyOf(values);
    }

    /**
     * Those that a {@code new} gives.
     *
     * @throws Rejected if one of them is missing, not known, or out of range
     */
    static ArrayLengths of(ArrayCreationExpr creation, Scalar element, Body body) {
        if (!(creation.getElementType() instanceof PrimitiveType type)
                || !type.asString().equals(element.javaName())) {
            throw Rejected.at(
                    creation, "an array of " + creation.getElementType() + " is no array of " + element.javaName());
        }
        List<Expression> expressions = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        long elements = 1;
        for (ArrayCreationLevel level : creation.getLevels()) {
            Node length = level.getDimension()
                    .map(Node.class::cast)
                    .orElseThrow(() ->
                            Rejected.at(level, "rows of an array have one length, which hardware reserves; give it"));
            Expression expression = body.expressions().index(length);
            int value = body.folding()
                    .knownInt(expression)
                    .orElseThrow(() -> Rejected.at(
                            length,
                            "the length of this array is not known at compile time, and hardware has to reserve it; give"
                                    + " a constant expression"));
            elements =
                    value < 1 ? elements : Math.multiplyHigh(elements, value) == 0 ? elements * value : Long.MAX_VALUE;
            if (value < 1 || elements > MOST_ELEMENTS) {
                throw Rejected.at(
                        length,
                        value < 1
                                ? "an array of length " + value + " holds nothing; give it a length of at least 1"
                                : "this array has more than " + MOST_ELEMENTS
                                        + " elements, which no chip holds; pass a buffer as a parameter");
            }
            expressions.add(expression);
            values.add(value);
        }
        return new ArrayLengths(expressions, values);
    }
}

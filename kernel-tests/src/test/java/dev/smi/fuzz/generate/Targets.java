package dev.smi.fuzz.generate;

import dev.smi.fuzz.generate.Scope.Array;
import dev.smi.fuzz.generate.Scope.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What can be assigned, and the expressions that do so. */
final class Targets {

    /** Helpers index their arrays up to here. */
    static final int ROW = 8;

    private final Choices choices;
    private final Scope scope;
    private final Expressions expressions;

    Targets(Choices choices, Scope scope, Expressions expressions) {
        this.choices = choices;
        this.scope = scope;
        this.expressions = expressions;
    }

    /** An element of an array of that type, if there is one. */
    Optional<Node> element(JavaType type, int depth, boolean isWritten) {
        List<Array> arrays = scope.arrays(a -> a.element() == type && !(isWritten && a.isFixed()));
        if (arrays.isEmpty()) {
            return Optional.empty();
        }
        Array array = choices.of(arrays);
        List<Object> parts = new ArrayList<>(List.of(array.name()));
        for (int length : array.lengths()) {
            parts.add("[");
            parts.add(expressions.index(length, depth));
            parts.add("]");
        }
        return Optional.of(Node.expression(type, parts.toArray()));
    }

    /** A variable or element that may be assigned. */
    Optional<Node> target(JavaType type, int depth) {
        List<Scalar> scalars = scope.scalars(s -> s.type() == type && !s.isFixed());
        if (!scalars.isEmpty() && choices.chance(60)) {
            // another name in its place would be no target any more
            return Optional.of(Node.fixed(choices.of(scalars).name()));
        }
        return element(type, depth, true).map(e -> new Node(Node.Kind.FIXED, Optional.empty(), e.pieces()));
    }

    /** An assignment, compound assignment, or increment with that type, in parentheses. */
    Optional<Node> effect(JavaType type, int depth) {
        return target(type, depth).map(target -> Node.expression(type, "(", change(target, type, depth), ")"));
    }

    /** The same without parentheses: a statement's expression. */
    Node change(Node target, JavaType type, int depth) {
        int choice = choices.below(100);
        if (type != JavaType.BOOLEAN && choice < 25) {
            String operator = choices.of("++", "--");
            return choices.chance(50) ? Node.fixed(operator, target) : Node.fixed(target, operator);
        }
        return choice < 55
                ? Node.fixed(target, " = ", expressions.convertible(type, depth))
                : compound(target, type, depth);
    }

    private Node compound(Node target, JavaType type, int depth) {
        if (type == JavaType.BOOLEAN) {
            return Node.fixed(target, choices.of(" &= ", " |= ", " ^= "), expressions.of(type, depth));
        }
        if (type.isIntegral() && choices.chance(35)) {
            JavaType operand = choices.of(JavaType.BYTE, JavaType.SHORT, JavaType.CHAR, JavaType.INT, JavaType.LONG);
            String operator = choices.of(" &= ", " |= ", " ^= ", " <<= ", " >>= ", " >>>= ");
            return Node.fixed(target, operator, expressions.of(operand, depth));
        }
        JavaType operand = choices.chance(50) ? type : choices.of(JavaType.NUMBERS);
        if (choices.chance(25)) {
            Node divisor = type.isIntegral() && !operand.isFloating()
                    ? expressions.divisor(operand.promoted(), depth)
                    : expressions.of(operand.isFloating() ? operand : JavaType.DOUBLE, depth);
            return Node.fixed(target, choices.of(" /= ", " %= "), divisor);
        }
        return Node.fixed(target, choices.of(" += ", " -= ", " *= "), expressions.of(operand, depth));
    }

    /** One-dimensional arrays, and rows of others, that a helper may get. */
    List<Supplier<Node>> rows(JavaType type, boolean isWritten) {
        List<Supplier<Node>> rows = new ArrayList<>();
        for (Array array : scope.arrays(a -> a.element() == type
                && !(isWritten && a.isFixed())
                && a.lengths().getLast() >= ROW)) {
            rows.add(
                    array.lengths().size() == 1
                            ? () -> Node.fixed(array.name())
                            : () -> Node.fixed(
                                    array.name(),
                                    "[",
                                    expressions.index(array.lengths().getFirst(), 1),
                                    "]"));
        }
        return rows;
    }
}

package dev.smi.fuzz.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A part of a program that a shrinker may change.
 *
 * @param type of an expression
 */
public record Node(Kind kind, Optional<JavaType> type, List<Piece> pieces) implements Piece {

    private static final int BARE = 3;
    private static final Set<String> BARE_OPERATORS = Set.of(" + ", " - ", " * ");

    /** What may become of it. */
    public enum Kind {
        /** May become another expression of its type. */
        EXPRESSION,
        /** Keeps an index or divisor in range; may become 1. */
        GUARD,
        /** May be left out. */
        STATEMENT,
        /** Statements in braces. */
        BLOCK,
        /** Only its parts may change. */
        FIXED
    }

    public Node {
        pieces = List.copyOf(pieces);
    }

    static Node expression(JavaType type, Object... parts) {
        return new Node(Kind.EXPRESSION, Optional.of(type), pieces(parts));
    }

    static Node guard(JavaType type, Object... parts) {
        return new Node(Kind.GUARD, Optional.of(type), pieces(parts));
    }

    static Node statement(Object... parts) {
        return new Node(Kind.STATEMENT, Optional.empty(), pieces(parts));
    }

    static Node fixed(Object... parts) {
        return new Node(Kind.FIXED, Optional.empty(), pieces(parts));
    }

    static Node block(List<? extends Piece> statements) {
        return new Node(Kind.BLOCK, Optional.empty(), List.copyOf(statements));
    }

    /** Whether it is operators outside of parentheses, so that what stands beside it could take an operand away. */
    boolean isBare() {
        return pieces.size() == BARE
                && pieces.get(1) instanceof Text operator
                && BARE_OPERATORS.contains(operator.text());
    }

    /** The same with other pieces. */
    public Node with(List<Piece> changed) {
        return new Node(kind, type, changed);
    }

    /** The same with other text. */
    Node renamed(UnaryOperator<String> change) {
        return with(pieces.stream()
                .map(piece -> switch (piece) {
                    case Text text -> (Piece) new Text(change.apply(text.text()));
                    case Node node -> node.renamed(change);
                })
                .toList());
    }

    private static List<Piece> pieces(Object... parts) {
        List<Piece> pieces = new ArrayList<>();
        for (Object part : parts) {
            pieces.add(part instanceof Piece piece ? piece : new Text(part.toString()));
        }
        return pieces;
    }

    /** Nodes in it, itself included. */
    public int size() {
        return 1
                + pieces.stream()
                        .mapToInt(p -> p instanceof Node n ? n.size() : 0)
                        .sum();
    }

    /** As Java source. */
    public String render(int indent) {
        StringBuilder out = new StringBuilder();
        write(out, indent);
        return out.toString();
    }

    @Override
    public void write(StringBuilder out, int indent) {
        if (kind != Kind.BLOCK) {
            pieces.forEach(piece -> piece.write(out, indent));
            return;
        }
        out.append('{');
        for (Piece piece : pieces) {
            out.append('\n').repeat(' ', indent + INDENT);
            piece.write(out, indent + INDENT);
        }
        out.append('\n').repeat(' ', indent).append('}');
    }
}

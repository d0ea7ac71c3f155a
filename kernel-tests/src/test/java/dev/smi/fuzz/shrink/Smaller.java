package dev.smi.fuzz.shrink;

import dev.smi.fuzz.generate.JavaType;
import dev.smi.fuzz.generate.Node;
import dev.smi.fuzz.generate.Node.Kind;
import dev.smi.fuzz.generate.Piece;
import dev.smi.fuzz.generate.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All nodes that differ from one by a single omission or replacement. Stateless. */
final class Smaller {

    private Smaller() {}

    static List<Node> of(Node node) {
        List<Node> results = new ArrayList<>();
        List<Piece> pieces = node.pieces();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Node part) {
                if (part.kind() == Kind.STATEMENT && node.kind() == Kind.BLOCK) {
                    results.add(node.with(without(pieces, i)));
                }
                for (Node replacement : replacements(part)) {
                    results.add(node.with(replaced(pieces, i, replacement)));
                }
                for (Node inside : of(part)) {
                    results.add(node.with(replaced(pieces, i, inside)));
                }
            }
        }
        return results;
    }

    private static List<Node> replacements(Node part) {
        return switch (part.kind()) {
            case GUARD -> List.of(leaf(part.type().orElseThrow(), "1"));
            case EXPRESSION -> expressions(part);
            case STATEMENT -> bodies(part);
            case BLOCK, FIXED -> List.of();
        };
    }

    /** A block instead of the loop, choice or switch that it belongs to. */
    private static List<Node> bodies(Node statement) {
        List<Node> bodies = new ArrayList<>();
        for (Piece piece : statement.pieces()) {
            if (piece instanceof Node part && part.kind() == Kind.BLOCK) {
                bodies.add(new Node(Kind.STATEMENT, Optional.empty(), List.of(part)));
            } else if (piece instanceof Node part && part.kind() != Kind.EXPRESSION) {
                bodies.addAll(bodies(part));
            }
        }
        return bodies;
    }

    private static List<Node> expressions(Node expression) {
        JavaType type = expression.type().orElseThrow();
        List<Node> results = new ArrayList<>();
        if (expression.size() > 1) {
            results.add(leaf(type, literal(type)));
        }
        collect(expression, type, results);
        return results;
    }

    private static void collect(Node node, JavaType type, List<Node> results) {
        for (Piece piece : node.pieces()) {
            if (piece instanceof Node part) {
                boolean isGood = part.kind() == Kind.EXPRESSION && part.type().equals(Optional.of(type));
                if (isGood) {
                    results.add(
                            new Node(Kind.EXPRESSION, Optional.of(type), List.of(new Text("("), part, new Text(")"))));
                } else {
                    collect(part, type, results);
                }
            }
        }
    }

    private static Node leaf(JavaType type, String text) {
        return new Node(Kind.FIXED, Optional.of(type), List.of(new Text(text)));
    }

    private static String literal(JavaType type) {
        return switch (type) {
            case BOOLEAN -> "true";
            case BYTE, SHORT, CHAR -> "(" + type.keyword() + ") 1";
            case INT -> "1";
            case LONG -> "1L";
            case FLOAT -> "1f";
            case DOUBLE -> "1.0";
        };
    }

    private static List<Piece> without(List<Piece> pieces, int index) {
        List<Piece> rest = new ArrayList<>(pieces);
        rest.remove(index);
        return rest;
    }

    private static List<Piece> replaced(List<Piece> pieces, int index, Piece piece) {
        List<Piece> changed = new ArrayList<>(pieces);
        changed.set(index, piece);
        return changed;
    }
}

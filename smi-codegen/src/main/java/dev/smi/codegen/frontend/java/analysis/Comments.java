package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.Position;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.stmt.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Which comments belong to which statement: those between it and what is before it, and one behind it on its last line.
 * Not thread-safe.
 */
final class Comments {

    private final IdentityHashMap<CompilationUnit, List<Comment>> comments = new IdentityHashMap<>();

    /** Lines of the comments that belong to a statement, without markers. */
    List<String> before(Node statement) {
        Optional<CompilationUnit> unit = statement.findCompilationUnit();
        if (unit.isEmpty() || statement.getRange().isEmpty()) {
            return List.of();
        }
        Position begin = statement.getRange().get().begin;
        Position end = statement.getRange().get().end;
        Optional<Position> previous = endOfPrevious(statement, begin);
        Position from = previous.orElseGet(() -> beginOfParent(statement));
        Position to = beginOfNext(statement);
        List<String> lines = new ArrayList<>();
        for (Comment comment : all(unit.get())) {
            Position at = comment.getRange().orElseThrow().begin;
            // what stands behind the statement before this one is that one's
            boolean isOfPrevious = previous.isPresent() && at.line == from.line && at.line < begin.line;
            boolean isBefore = at.isAfter(from) && at.isBefore(begin) && !isOfPrevious;
            boolean isBehind = at.isAfter(end) && at.line == end.line && at.isBefore(to);
            if (isBefore || isBehind) {
                lines.addAll(lines(comment));
            }
        }
        return lines;
    }

    private List<Comment> all(CompilationUnit unit) {
        return comments.computeIfAbsent(
                unit,
                u -> u.getAllComments().stream()
                        .filter(c -> c.getRange().isPresent())
                        .sorted(Comparator.comparing(c -> c.getRange().orElseThrow().begin))
                        .toList());
    }

    private static Optional<Position> endOfPrevious(Node statement, Position begin) {
        return statement.getParentNode().orElseThrow().getChildNodes().stream()
                .filter(Statement.class::isInstance)
                .flatMap(n -> n.getRange().stream())
                .map(r -> r.end)
                .filter(end -> end.isBefore(begin))
                .max(Comparator.naturalOrder());
    }

    private static Position beginOfParent(Node statement) {
        return statement.getParentNode().flatMap(Node::getBegin).orElse(new Position(1, 1));
    }

    private static Position beginOfNext(Node statement) {
        Position end = statement.getRange().orElseThrow().end;
        return statement.getParentNode().orElseThrow().getChildNodes().stream()
                .filter(n -> !(n instanceof Comment))
                .flatMap(n -> n.getRange().stream())
                .map(r -> r.begin)
                .filter(begin -> begin.isAfter(end))
                .min(Comparator.naturalOrder())
                .orElse(new Position(Integer.MAX_VALUE, 1));
    }

    /** The documentation of a class or method. */
    static List<String> documentation(Node declaration) {
        return declaration.getComment().map(Comments::lines).orElse(List.of());
    }

    private static List<String> lines(Comment comment) {
        List<String> lines = new ArrayList<>();
        for (String line : comment.getContent().lines().toList()) {
            String text = line.strip().replaceFirst("^(/+|\\*+) ?", "");
            lines.add(text.replaceAll("\\{@\\w+ ([^{}]*)\\}", "$1").stripTrailing());
        }
        while (!lines.isEmpty() && lines.getFirst().isBlank()) {
            lines.removeFirst();
        }
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        return lines;
    }
}

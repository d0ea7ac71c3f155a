package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import dev.smi.codegen.frontend.java.ir.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/** What is around a statement that can be left or begun anew. Not thread-safe. */
final class Jumps {

    /** A kind of statement that jumps refer to. */
    enum Around {
        LOOP,
        SWITCH,
        SWITCH_EXPRESSION,
        LABEL
    }

    private record Level(Around kind, String label) {}

    private final Deque<Level> levels = new ArrayDeque<>();

    /** Reads what is inside of a loop or switch. */
    <T> T inside(Around kind, Supplier<T> reading) {
        return inside(new Level(kind, ""), reading);
    }

    /** Reads what has a label. */
    <T> T labeled(Node node, String label, Supplier<T> reading) {
        if (levels.stream().anyMatch(l -> l.label().equals(label))) {
            throw Rejected.at(node, "label " + label + " is around this already; use another");
        }
        return inside(new Level(Around.LABEL, label), reading);
    }

    private <T> T inside(Level level, Supplier<T> reading) {
        levels.push(level);
        try {
            return reading.get();
        } finally {
            levels.pop();
        }
    }

    /** Whether a loop is around. */
    boolean isInLoop() {
        return levels.stream().anyMatch(l -> l.kind() == Around.LOOP);
    }

    /** A {@code break}. */
    Statement end(Node node, Optional<String> label) {
        if (label.isPresent()) {
            requireLabel(node, label.get());
        } else {
            Around around = innermost()
                    .orElseThrow(() -> Rejected.at(node, "break ends a loop or switch, and none is around it"));
            requireStatement(node, around);
        }
        return new Statement.Break(label, Places.of(node));
    }

    /** A {@code continue}. */
    Statement next(Node node, Optional<String> label) {
        if (label.isPresent()) {
            requireLabel(node, label.get());
        } else {
            Around around = levels.stream()
                    .map(Level::kind)
                    .filter(k -> k == Around.LOOP || k == Around.SWITCH_EXPRESSION)
                    .findFirst()
                    .orElseThrow(
                            () -> Rejected.at(node, "continue begins a loop's next turn, and no loop is around it"));
            requireStatement(node, around);
        }
        return new Statement.Continue(label, Places.of(node));
    }

    private Optional<Around> innermost() {
        return levels.stream().map(Level::kind).filter(k -> k != Around.LABEL).findFirst();
    }

    private void requireLabel(Node node, String label) {
        for (Level level : levels) {
            requireStatement(node, level.kind());
            if (level.label().equals(label)) {
                return;
            }
        }
        throw Rejected.at(node, "no label " + label + " is around this; correct its name");
    }

    /** @throws Rejected if a switch expression is around, which only yield ends */
    void requireNoSwitchExpression(Node node) {
        levels.forEach(level -> requireStatement(node, level.kind()));
    }

    private static void requireStatement(Node node, Around around) {
        if (around == Around.SWITCH_EXPRESSION) {
            throw Rejected.at(node, "a switch that gives a value is left by yield only");
        }
    }

    /** Whether a break without a label ends the innermost switch expression. */
    boolean isSwitchExpressionInnermost() {
        return innermost().filter(k -> k == Around.SWITCH_EXPRESSION).isPresent();
    }
}

package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.nodeTypes.SwitchNode;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads switches, old and new, with and without a value. What falls through is written out in the cases that fall; a
 * switch with a value becomes one that does something with each value. Not thread-safe.
 */
final class Switches {

    /** What becomes of a value that a switch gives. */
    interface Sink {
        Statement take(Expression value, Node at);
    }

    /** A switch with a value that is being read; its label is for yields from inside of loops and switches. */
    private static final class Target {
        private final Sink sink;
        private final String label;
        private boolean isLabelUsed;

        Target(Sink sink, String label) {
            this.sink = sink;
            this.label = label;
        }
    }

    private final Body body;
    private final Statements statements;
    private final Jumps jumps;
    private final Deque<Target> targets = new ArrayDeque<>();

    Switches(Body body, Statements statements, Jumps jumps) {
        this.body = body;
        this.statements = statements;
        this.jumps = jumps;
    }

    /** A switch that is a statement. */
    Statement statement(SwitchStmt node) {
        return jumps.inside(Jumps.Around.SWITCH, () -> choice(node, node, false));
    }

    /** A switch that gives a value, as a statement. */
    Statement value(SwitchExpr node, Sink sink) {
        Target target = new Target(sink, body.freshName("chosen"));
        targets.push(target);
        try {
            Statement.Switch choice = jumps.inside(Jumps.Around.SWITCH_EXPRESSION, () -> choice(node, node, true));
            if (choice.cases().stream().noneMatch(Statement.Case::isDefault)) {
                throw Rejected.at(node, "a switch that gives a value needs one for every case; add a default");
            }
            return target.isLabelUsed ? new Statement.Labeled(target.label, choice, choice.position()) : choice;
        } finally {
            targets.pop();
        }
    }

    /** A {@code yield}. */
    List<Statement> give(YieldStmt node) {
        if (targets.isEmpty()) {
            throw Rejected.at(node, "yield gives the value of a switch, and none is around it");
        }
        Target target = targets.element();
        List<Statement> given = new ArrayList<>(given(node.getExpression()));
        if (Completion.canComplete(given)) {
            boolean isInnermost = jumps.isSwitchExpressionInnermost();
            target.isLabelUsed |= !isInnermost;
            given.add(new Statement.Break(isInnermost ? Optional.empty() : Optional.of(target.label), Places.of(node)));
        }
        return given;
    }

    private List<Statement> given(Node value) {
        Target target = targets.element();
        if (value instanceof SwitchExpr nested) {
            return List.of(value(nested, target.sink));
        }
        return List.of(target.sink.take(body.expressions().scalar(value), value));
    }

    private Statement.Switch choice(Node node, SwitchNode choice, boolean isValue) {
        Expression selector = body.expressions().scalar(choice.getSelector());
        Scalar type = (Scalar) selector.type();
        if (!type.isIntegral() || type == Scalar.LONG) {
            throw Rejected.at(
                    choice.getSelector(),
                    "a switch chooses by an int, short, char or byte, not by " + type.javaName() + "; use if");
        }
        List<Statement.Case> cases = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        List<SwitchEntry> entries = choice.getEntries();
        List<Long> labels = new ArrayList<>();
        boolean isDefault = false;
        for (int i = 0; i < entries.size(); i++) {
            SwitchEntry entry = entries.get(i);
            for (Node label : entry.getLabels()) {
                statements.attempt(() -> labels.add(label(label, type, seen)));
            }
            rejectPattern(entry);
            isDefault |= entry.isDefault() || entry.getLabels().isEmpty();
            boolean isShared = entry.getType() == SwitchEntry.Type.STATEMENT_GROUP
                    && entry.getStatements().isEmpty()
                    && i < entries.size() - 1;
            if (!isShared) {
                cases.add(new Statement.Case(labels, isDefault, inside(entries, i, isValue)));
                labels.clear();
                isDefault = false;
            }
        }
        return new Statement.Switch(Conversions.to(Scalar.INT, selector), cases, Places.of(node));
    }

    private static void rejectPattern(SwitchEntry entry) {
        if (entry.getGuard().isPresent()) {
            throw Rejected.at(entry.getGuard().get(), "a case in hardware is a number; write an if inside");
        }
    }

    private long label(Node node, Scalar type, Set<Long> seen) {
        if (node.getClass().getSimpleName().contains("Pattern")) {
            throw Rejected.at(node, "there are no objects in hardware that could match; a case is a number");
        }
        Expression label = body.forItsValue(() -> body.expressions().scalar(node));
        long value = body.folding()
                .constant(label)
                .filter(v -> v instanceof Long whole && Conversions.fits(whole, type))
                .map(Long.class::cast)
                .orElseThrow(() -> Rejected.at(
                        node, "a case is a constant expression that fits " + type.javaName() + "; correct it"));
        if (!seen.add(value)) {
            throw Rejected.at(node, "case " + value + " is there already; leave one out");
        }
        return value;
    }

    private Statement.Block inside(List<SwitchEntry> entries, int index, boolean isValue) {
        SwitchEntry entry = entries.get(index);
        body.scope().open();
        try {
            List<Statement> inside =
                    switch (entry.getType()) {
                        case STATEMENT_GROUP -> group(entries, index);
                        case BLOCK ->
                            statements.block((BlockStmt) entry.getStatement(0)).statements();
                        case EXPRESSION ->
                            isValue
                                    ? statements
                                            .attempt(() ->
                                                    given(((ExpressionStmt) entry.getStatement(0)).getExpression()))
                                            .orElse(List.of())
                                    : statements.all(entry.getStatements());
                        case THROWS_STATEMENT -> statements.all(entry.getStatements());
                    };
            return new Statement.Block(withoutLastBreak(inside), Places.of(entry));
        } finally {
            body.scope().close();
        }
    }

    /** A group of statements, and those of the groups that it falls into. */
    private List<Statement> group(List<SwitchEntry> entries, int index) {
        List<Statement> inside =
                new ArrayList<>(statements.all(entries.get(index).getStatements()));
        for (int next = index + 1; next < entries.size() && Completion.canComplete(inside); next++) {
            inside.addAll(statements.all(entries.get(next).getStatements()));
        }
        return inside;
    }

    private static List<Statement> withoutLastBreak(List<Statement> statements) {
        boolean isEnded = !statements.isEmpty()
                && statements.getLast() instanceof Statement.Break end
                && end.label().isEmpty();
        return isEnded ? statements.subList(0, statements.size() - 1) : statements;
    }
}

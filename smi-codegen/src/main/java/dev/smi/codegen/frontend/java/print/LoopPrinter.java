package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Hints;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Variable;
import dev.smi.codegen.frontend.java.print.Jumps.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes loops and what labels name. For one thread. */
final class LoopPrinter {

    private final StatementPrinter statements;
    private final Lines lines;
    private final FunctionNames names;
    private final ExpressionPrinter expressions;
    private final AssignmentPrinter assignments;
    private final Jumps jumps;

    LoopPrinter(
            StatementPrinter statements,
            Lines lines,
            FunctionNames names,
            ExpressionPrinter expressions,
            AssignmentPrinter assignments,
            Jumps jumps) {
        this.statements = statements;
        this.lines = lines;
        this.names = names;
        this.expressions = expressions;
        this.assignments = assignments;
        this.jumps = jumps;
    }

    /** A statement with a label. */
    void print(Statement.Labeled s) {
        Optional<String> label = Optional.of(s.label());
        switch (s.statement()) {
            case Statement.While loop -> print(loop, label);
            case Statement.DoWhile loop -> print(loop, label);
            case Statement.For loop -> print(loop, label);
            case Statement.Commented c -> {
                lines.comment(c.comments(), c.position().line());
                print(new Statement.Labeled(s.label(), c.statement(), s.position()));
            }
            default -> {
                Jumps.Place place = jumps.enter(Kind.BLOCK, label);
                statements.print(s.statement());
                jumps.leave();
                statements.end(place);
            }
        }
    }

    void print(Statement.While s, Optional<String> label) {
        lines.begin(
                "while (" + expressions.value(s.condition()).text() + ") {",
                s.position().line());
        body(s.body(), label, "}");
    }

    void print(Statement.DoWhile s, Optional<String> label) {
        lines.begin("do {", s.position().line());
        body(s.body(), label, "} while (" + expressions.value(s.condition()).text() + ");");
    }

    void print(Statement.For s, Optional<String> label) {
        names.open();
        String first = first(s.first());
        String condition =
                s.condition().map(c -> " " + expressions.value(c).text()).orElse("");
        String update = s.update().stream().map(assignments::text).collect(Collectors.joining(", "));
        hints(s.hints(), s.position().line());
        lines.begin(
                "for (" + first + ";" + condition + ";" + (update.isEmpty() ? "" : " " + update) + ") {",
                s.position().line());
        body(s.body(), label, "}");
        names.close();
    }

    /** Declarations of one type, or expressions. */
    private String first(List<Statement> first) {
        List<String> parts = new ArrayList<>();
        for (Statement s : first) {
            if (s instanceof Statement.Declare d) {
                String declaration = statements.declaration(d);
                parts.add(parts.isEmpty() ? declaration : withoutType(declaration, d.variable()));
            } else {
                parts.add(assignments.text(((Statement.Do) s).expression()));
            }
        }
        return String.join(", ", parts);
    }

    private String withoutType(String declaration, Variable variable) {
        return declaration.substring(declaration.indexOf(" " + names.of(variable)) + 1);
    }

    private void body(Statement body, Optional<String> label, String end) {
        Jumps.Place place = jumps.enter(Kind.LOOP, label);
        statements.body(body);
        place.nextLabel().ifPresent(next -> lines.add(next + ":;"));
        jumps.leave();
        lines.add(end, body.position().line());
        statements.end(place);
    }

    private void hints(Hints hints, int javaLine) {
        hints.unroll()
                .ifPresent(copies -> lines.directive("#pragma unroll" + (copies == 0 ? "" : " " + copies), javaLine));
        hints.interval().ifPresent(interval -> lines.directive("#pragma ii " + interval, javaLine));
        if (hints.isIndependent()) {
            lines.directive("#pragma ivdep", javaLine);
        }
    }
}

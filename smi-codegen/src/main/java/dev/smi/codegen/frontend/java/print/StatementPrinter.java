package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Assign;
import dev.smi.codegen.frontend.java.ir.Expression.ChannelElement;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import dev.smi.codegen.frontend.java.print.Jumps.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the statements of a function that has been put into order. For one thread. */
final class StatementPrinter {

    private final Lines lines;
    private final FunctionNames names;
    private final FileNames file;
    private final ExpressionPrinter expressions;
    private final AssignmentPrinter assignments;
    private final ChannelPrinter channels;
    private final VariableUses uses;
    private final Fences fences;
    private final Zeroing zeroing;
    private final Set<Variable> filled = new HashSet<>();
    private final Jumps jumps = new Jumps();
    private final LoopPrinter loops;

    StatementPrinter(
            Lines lines,
            FunctionNames names,
            FileNames file,
            ExpressionPrinter expressions,
            VariableSources sources,
            VariableUses uses,
            Ranges ranges,
            Fences fences) {
        this.lines = lines;
        this.names = names;
        this.file = file;
        this.expressions = expressions;
        this.assignments = new AssignmentPrinter(expressions, expressions.divisions(), sources, ranges);
        this.channels = new ChannelPrinter(lines, names, expressions);
        this.uses = uses;
        this.fences = fences;
        this.zeroing = new Zeroing(ranges, sources);
        this.loops = new LoopPrinter(this, lines, names, expressions, assignments, jumps);
    }

    /** Statements in a scope of their own. */
    void body(Statement statement) {
        names.open();
        lines.indent();
        printAll(Tree.list(statement));
        lines.outdent();
        names.close();
    }

    private void printAll(List<Statement> statements) {
        boolean hasSent = false;
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            boolean isFenced = hasSent && fences.receives(statement);
            if (i > 0 && Paragraphs.areApart(statements.get(i - 1), statement)) {
                lines.blank();
            }
            if (isFenced) {
                lines.add("mem_fence(CLK_CHANNEL_MEM_FENCE);");
            }
            hasSent = hasSent && !isFenced || fences.sends(statement);
            if (Tree.bare(statement) instanceof Statement.DeclareArray array
                    && array.values().isEmpty()
                    && !zeroing.isNeeded(array.variable(), statements.subList(i + 1, statements.size()))) {
                filled.add(array.variable());
            }
            print(statement);
        }
    }

    /** A statement. */
    void print(Statement statement) {
        switch (statement) {
            case Statement.Commented s -> {
                lines.comment(s.comments(), s.position().line());
                print(s.statement());
            }
            case Statement.Block s -> {
                begin("{", s);
                body(s);
                end("}", s);
            }
            case Statement.Declare s -> declare(s);
            case Statement.DeclareArray s -> declareArray(s);
            case Statement.OpenChannel s -> {
                channels.open(s);
                mentionUnused(s.variable());
            }
            case Statement.Do s -> perform(s);
            case Statement.Push s -> channels.push(s);
            case Statement.PassArray s -> channels.passArray(s);
            case Statement.FifoWrite s ->
                begin(
                        "write_channel_intel(" + file.of(s.fifo()) + ", "
                                + expressions.converted(s.value()).text() + ");",
                        s);
            case Statement.If s -> {
                begin("if (" + expressions.value(s.condition()).text() + ") {", s);
                branches(s);
            }
            case Statement.Switch s -> choice(s);
            case Statement.While s -> loops.print(s, Optional.empty());
            case Statement.DoWhile s -> loops.print(s, Optional.empty());
            case Statement.For s -> loops.print(s, Optional.empty());
            case Statement.Labeled s -> loops.print(s);
            case Statement.Break s -> begin(jumps.leaving(s.label()), s);
            case Statement.Continue s -> begin(jumps.continuing(s.label()), s);
            case Statement.Return s ->
                begin(
                        "return"
                                + s.value()
                                        .map(v -> " " + expressions.converted(v).text())
                                        .orElse("") + ";",
                        s);
        }
    }

    private void declare(Statement.Declare s) {
        if (s.value().orElse(null) instanceof ChannelElement element) {
            channels.declare(s.variable(), element);
            return;
        }
        begin(declaration(s) + ";", s);
        mentionUnused(s.variable());
    }

    /** A declaration without a semicolon. */
    String declaration(Statement.Declare s) {
        Variable variable = s.variable();
        String value =
                s.value().map(v -> " = " + expressions.converted(v).text()).orElse("");
        boolean isConstant = variable.isFinal() && s.value().isPresent() && !uses.isAddressed(variable);
        return (isConstant ? "const " : "") + CTypes.of((Scalar) variable.type()) + " " + names.declare(variable)
                + value;
    }

    private void declareArray(Statement.DeclareArray s) {
        Type.Array type = (Type.Array) s.variable().type();
        String lengths = s.lengths().isEmpty()
                ? Declarations.lengths(type.lengths())
                : s.lengths().stream()
                        .map(l -> "[" + expressions.value(l).text() + "]")
                        .collect(Collectors.joining());
        String values = s.values()
                .map(v -> Declarations.braces(
                        v.stream().map(e -> expressions.converted(e).text()).toList(), type.lengths()))
                .orElse("{0}");
        String first = filled.contains(s.variable()) ? "" : " = " + values;
        begin(CTypes.of(type.element()) + " " + names.declare(s.variable()) + lengths + first + ";", s);
        mentionUnused(s.variable());
    }

    /** Keeps compilers from warning of what the source has and nobody uses. */
    void mentionUnused(Variable variable) {
        if (!uses.isUsed(variable)) {
            lines.add("(void)" + names.of(variable) + ";", variable.position().line());
        }
    }

    private void perform(Statement.Do s) {
        Expression expression = s.expression();
        if (expression instanceof Assign e && e.value() instanceof ChannelElement element) {
            channels.assign(e.target(), element);
        } else {
            begin(assignments.text(expression) + ";", s);
        }
    }

    /** What follows the head of an if. */
    private void branches(Statement.If s) {
        body(s.yes());
        if (s.no().isEmpty()) {
            end("}", s);
            return;
        }
        Statement no = s.no().get();
        if (no instanceof Statement.If other) {
            begin("} else if (" + expressions.value(other.condition()).text() + ") {", other);
            branches(other);
            return;
        }
        end("} else {", no);
        body(no);
        end("}", s);
    }

    private void choice(Statement.Switch s) {
        begin("switch (" + expressions.value(s.selector()).text() + ") {", s);
        Jumps.Place place = jumps.enter(Kind.SWITCH, Optional.empty());
        s.cases().forEach(this::printCase);
        jumps.leave();
        end("}", s);
        end(place);
    }

    private void printCase(Statement.Case c) {
        boolean isBlock = c.body().statements().size() == 1;
        List<Statement> body =
                isBlock ? Tree.list(c.body().statements().getFirst()) : c.body().statements();
        boolean needsBraces = body.stream().map(Tree::bare).anyMatch(StatementPrinter::isDeclaration);
        List<String> labels = c.labels().stream()
                .map(l -> "case " + Literals.plain(l).text() + ":")
                .collect(Collectors.toList());
        if (c.isDefault()) {
            labels.add("default:");
        }
        labels.set(labels.size() - 1, labels.getLast() + (needsBraces ? " {" : ""));
        labels.forEach(label -> lines.add(label, c.body().position().line()));
        names.open();
        lines.indent();
        printAll(body);
        if (Completion.isPossible(body)) {
            lines.add("break;", c.body().position().line());
        }
        lines.outdent();
        names.close();
        if (needsBraces) {
            end("}", c.body());
        }
    }

    private static boolean isDeclaration(Statement s) {
        return s instanceof Statement.Declare
                || s instanceof Statement.DeclareArray
                || s instanceof Statement.OpenChannel;
    }

    /** The label behind a statement, if a goto needs one. */
    void end(Jumps.Place place) {
        place.endLabel().ifPresent(label -> lines.add(label + ":;"));
    }

    private void begin(String line, Statement s) {
        lines.begin(line, s.position().line());
    }

    private void end(String line, Statement s) {
        lines.add(line, s.position().line());
    }
}

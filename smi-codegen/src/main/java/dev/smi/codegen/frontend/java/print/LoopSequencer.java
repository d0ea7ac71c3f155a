package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Assign;
import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Expression.Unary;
import dev.smi.codegen.frontend.java.ir.Expression.UnaryOperator;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Statement.Block;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rewrites loops whose conditions or updates need statements of their own. For one thread. */
final class LoopSequencer {

    /** The label of what {@code continue} ends; Java cannot have this name. */
    static final String ITERATION = "next iteration";

    /** What it is in C. */
    static final String ITERATION_NAME = "next_iteration";

    private final Sequencer statements;

    LoopSequencer(Sequencer statements) {
        this.statements = statements;
    }

    /** Adds a statement with a label. */
    void label(Statement.Labeled s, List<Statement> out) {
        List<Statement> own = new ArrayList<>();
        Optional<String> label = Optional.of(s.label());
        switch (Tree.bare(s.statement())) {
            case Statement.While loop -> add(loop, label, own);
            case Statement.DoWhile loop -> add(loop, label, own);
            case Statement.For loop -> add(loop, label, own);
            default -> own.add(statements.block(s.statement()));
        }
        out.addAll(own.subList(0, own.size() - 1));
        out.add(new Statement.Labeled(s.label(), own.getLast(), s.position()));
    }

    /** {@code while (c)}, or {@code while (true)} with a way out. */
    void add(Statement.While s, Optional<String> label, List<Statement> out) {
        List<Statement> body = new ArrayList<>();
        Expression condition = statements.at(s).lower(s.condition(), body);
        if (body.isEmpty()) {
            out.add(new Statement.While(condition, statements.block(s.body()), s.position()));
            return;
        }
        body.add(exit(condition, s.position()));
        body.addAll(statements.block(s.body()).statements());
        out.add(forever(body, s.position()));
    }

    /** {@code do ... while (c)}, or {@code while (true)} with a way out at its end. */
    void add(Statement.DoWhile s, Optional<String> label, List<Statement> out) {
        List<Statement> last = new ArrayList<>();
        Expression condition = statements.at(s).lower(s.condition(), last);
        Block body = statements.block(s.body());
        if (last.isEmpty()) {
            out.add(new Statement.DoWhile(body, condition, s.position()));
            return;
        }
        List<Statement> all = iteration(body, label);
        all.addAll(last);
        all.add(exit(condition, s.position()));
        out.add(forever(all, s.position()));
    }

    /** {@code for (...)}, with what its header has no room for in its body. */
    void add(Statement.For s, Optional<String> label, List<Statement> out) {
        List<Statement> first = new ArrayList<>();
        s.first().forEach(f -> statements.add(f, first));
        List<Statement> body = new ArrayList<>();
        Optional<Expression> condition = s.condition().map(c -> statements.at(s).lower(c, body));
        List<Statement> updates = new ArrayList<>();
        s.update().forEach(u -> statements.perform(new Statement.Do(u, s.position()), updates));
        boolean isConditionInBody = !body.isEmpty();
        if (isConditionInBody) {
            body.add(exit(condition.orElseThrow(), s.position()));
        }
        boolean hasPlainUpdate = updates.size() == s.update().size();
        Block own = statements.block(s.body());
        if (hasPlainUpdate) {
            body.addAll(own.statements());
        } else {
            body.addAll(iteration(own, label));
            body.addAll(updates);
        }
        boolean isFirstPlain = isPlain(first);
        if (!isFirstPlain) {
            out.addAll(first);
        }
        out.add(new Statement.For(
                isFirstPlain ? first : List.of(),
                isConditionInBody ? Optional.empty() : condition,
                hasPlainUpdate ? updates.stream().map(LoopSequencer::expression).toList() : List.of(),
                s.hints(),
                new Block(body, s.body().position()),
                s.position()));
    }

    /** Whether statements fit in a loop's header: declarations of one type, or expressions. */
    private static boolean isPlain(List<Statement> first) {
        boolean areExpressions = first.stream().allMatch(f -> f instanceof Statement.Do);
        boolean areDeclarations = first.stream()
                        .allMatch(f -> f instanceof Statement.Declare d
                                && d.value()
                                        .filter(v -> v instanceof Expression.ChannelElement)
                                        .isEmpty())
                && first.stream()
                                .map(f -> ((Statement.Declare) f).variable())
                                .map(v -> v.type() + " " + v.isFinal())
                                .distinct()
                                .count()
                        <= 1;
        return areExpressions
                ? first.stream()
                        .allMatch(f -> !(expression(f) instanceof Assign a)
                                || !(a.value() instanceof Expression.ChannelElement))
                : areDeclarations;
    }

    private static Expression expression(Statement statement) {
        return ((Statement.Do) statement).expression();
    }

    /** A loop's body, with {@code continue} to its end rather than to the loop's next iteration. */
    private static List<Statement> iteration(Block body, Optional<String> label) {
        boolean[] isUsed = new boolean[1];
        Statement jumping = redirect(body, label, true, isUsed);
        return new ArrayList<>(
                isUsed[0] ? List.of(new Statement.Labeled(ITERATION, jumping, body.position())) : body.statements());
    }

    private static Statement redirect(Statement s, Optional<String> label, boolean isOwn, boolean[] isUsed) {
        return switch (s) {
            case Statement.Continue c -> {
                boolean isOurs = c.label().isEmpty() ? isOwn : c.label().equals(label);
                isUsed[0] |= isOurs;
                yield isOurs ? new Statement.Break(Optional.of(ITERATION), c.position()) : c;
            }
            case Statement.Commented c ->
                new Statement.Commented(c.comments(), redirect(c.statement(), label, isOwn, isUsed));
            case Block b ->
                new Block(
                        b.statements().stream()
                                .map(x -> redirect(x, label, isOwn, isUsed))
                                .toList(),
                        b.position());
            case Statement.If i ->
                new Statement.If(
                        i.condition(),
                        redirect(i.yes(), label, isOwn, isUsed),
                        i.no().map(n -> redirect(n, label, isOwn, isUsed)),
                        i.position());
            case Statement.Switch w ->
                new Statement.Switch(
                        w.selector(),
                        w.cases().stream()
                                .map(c -> new Statement.Case(
                                        c.labels(), c.isDefault(), (Block) redirect(c.body(), label, isOwn, isUsed)))
                                .toList(),
                        w.position());
            case Statement.Labeled l ->
                new Statement.Labeled(l.label(), redirect(l.statement(), label, isOwn, isUsed), l.position());
            case Statement.While w ->
                new Statement.While(w.condition(), redirect(w.body(), label, false, isUsed), w.position());
            case Statement.DoWhile w ->
                new Statement.DoWhile(redirect(w.body(), label, false, isUsed), w.condition(), w.position());
            case Statement.For f ->
                new Statement.For(
                        f.first(),
                        f.condition(),
                        f.update(),
                        f.hints(),
                        redirect(f.body(), label, false, isUsed),
                        f.position());
            default -> s;
        };
    }

    private static Statement exit(Expression condition, SourcePosition position) {
        return new Statement.If(
                new Unary(UnaryOperator.NOT, condition, Scalar.BOOLEAN),
                new Block(List.of(new Statement.Break(Optional.empty(), position)), position),
                Optional.empty(),
                position);
    }

    private static Statement forever(List<Statement> body, SourcePosition position) {
        return new Statement.While(new Literal(Scalar.BOOLEAN, true), new Block(body, position), position);
    }
}

package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Assign;
import dev.smi.codegen.frontend.java.ir.Expression.ChannelElement;
import dev.smi.codegen.frontend.java.ir.Expression.CompoundAssign;
import dev.smi.codegen.frontend.java.ir.Expression.Increment;
import dev.smi.codegen.frontend.java.ir.Function;
import dev.smi.codegen.frontend.java.ir.Opening;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Statement.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rewrites a function so that C, which leaves open in which order most operands are evaluated, does what Java says.
 * Afterwards an element of a channel stands alone, or is all that is assigned. For one thread.
 */
final class Sequencer {

    private final EffectAnalysis effects;
    private final LoopSequencer loops;

    Sequencer(FunctionFacts facts, Function function) {
        this.effects = new EffectAnalysis(facts, function);
        this.loops = new LoopSequencer(this);
    }

    /** The function's body, rewritten. */
    Block body(Function function) {
        return block(function.body());
    }

    /** A statement as a block. */
    Block block(Statement statement) {
        List<Statement> statements = new ArrayList<>();
        Tree.list(statement).forEach(s -> add(s, statements));
        return new Block(statements, statement.position());
    }

    /** For the expressions of a statement. */
    ExpressionSequencer at(Statement statement) {
        return new ExpressionSequencer(effects, statement.position());
    }

    /** Adds what becomes of a statement. */
    void add(Statement statement, List<Statement> out) {
        switch (statement) {
            case Statement.Commented s -> {
                List<Statement> own = new ArrayList<>();
                add(s.statement(), own);
                if (!own.isEmpty()) {
                    own.set(0, new Statement.Commented(s.comments(), own.getFirst()));
                }
                out.addAll(own);
            }
            case Block s -> out.add(block(s));
            case Statement.Do s -> perform(s, out);
            case Statement.If s -> {
                Expression condition = at(s).lower(s.condition(), out);
                out.add(new Statement.If(condition, block(s.yes()), s.no().map(this::branch), s.position()));
            }
            case Statement.Switch s -> {
                Expression selector = at(s).lower(s.selector(), out);
                List<Statement.Case> cases = s.cases().stream()
                        .map(c -> new Statement.Case(c.labels(), c.isDefault(), block(c.body())))
                        .toList();
                out.add(new Statement.Switch(selector, cases, s.position()));
            }
            case Statement.While s -> loops.add(s, Optional.empty(), out);
            case Statement.DoWhile s -> loops.add(s, Optional.empty(), out);
            case Statement.For s -> loops.add(s, Optional.empty(), out);
            case Statement.Labeled s -> loops.label(s, out);
            case Statement.Break _, Statement.Continue _ -> out.add(statement);
            default -> simple(statement, out);
        }
    }

    private void simple(Statement statement, List<Statement> out) {
        ExpressionSequencer at = at(statement);
        out.add(
                switch (statement) {
                    case Statement.Declare s ->
                        new Statement.Declare(s.variable(), s.value().map(v -> at.root(v, out)), s.position());
                    case Statement.DeclareArray s ->
                        new Statement.DeclareArray(
                                s.variable(), s.lengths(), s.values().map(v -> at.lowerAll(v, out)), s.position());
                    case Statement.OpenChannel s ->
                        new Statement.OpenChannel(s.variable(), opening(s.opening(), at, out), s.position());
                    case Statement.Push s ->
                        new Statement.Push(s.channel(), at.lower(s.value(), out), s.isFlushed(), s.position());
                    case Statement.PassArray s -> passArray(s, at, out);
                    case Statement.FifoWrite s ->
                        new Statement.FifoWrite(s.fifo(), at.lower(s.value(), out), s.position());
                    case Statement.Return s -> new Statement.Return(s.value().map(v -> at.lower(v, out)), s.position());
                    default -> throw new IllegalArgumentException("no simple statement: " + statement);
                });
    }

    /** Else-branches that are conditions stay what they are, if nothing has to come before them. */
    private Statement branch(Statement no) {
        Block block = block(no);
        return !(no instanceof Block) && block.statements().size() == 1
                ? block.statements().getFirst()
                : block;
    }

    /** An expression for what it does. */
    void perform(Statement.Do statement, List<Statement> out) {
        ExpressionSequencer at = at(statement);
        switch (statement.expression()) {
            case Assign e -> at.assignments().assign(e, false, out);
            case CompoundAssign e -> at.assignments().compound(e, false, out);
            case Increment e -> at.assignments().count(e, out);
            case ChannelElement e -> at.lower(e, out);
            default -> out.add(new Statement.Do(at.lower(statement.expression(), out), statement.position()));
        }
    }

    private static Opening opening(Opening opening, ExpressionSequencer at, List<Statement> out) {
        List<Expression> lowered = at.lowerAll(Tree.expressions(opening), out);
        return new Opening(
                opening.kind(),
                opening.element(),
                lowered.getFirst(),
                opening.receiveCount().map(_ -> lowered.get(1)),
                lowered.getLast(),
                opening.port(),
                opening.portValue(),
                opening.degree(),
                opening.operator(),
                opening.communicator());
    }

    /** Offset and length are evaluated once, though they will be in a loop. */
    private Statement passArray(Statement.PassArray s, ExpressionSequencer at, List<Statement> out) {
        List<Expression> lowered = at.lowerAll(List.of(s.array(), s.offset(), s.length()), out);
        return new Statement.PassArray(
                s.channel(),
                lowered.get(0),
                once(lowered.get(1), "offset", at, out),
                once(lowered.get(2), "length", at, out),
                s.position());
    }

    private Expression once(Expression value, String name, ExpressionSequencer at, List<Statement> out) {
        Effects own = effects.of(value);
        return own.reads().isEmpty() && !own.isActive() ? value : at.keep(value, name, out);
    }
}

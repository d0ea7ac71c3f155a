package dev.smi.codegen.frontend.java.analysis;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Statement;
import java.util.List;
import java.util.Optional;

/** What can happen after a statement, and whether an expression does anything. Stateless. */
final class Completion {

    private Completion() {}

    /** Whether what follows the statements can be reached, by the rules of the language. */
    static boolean canComplete(List<Statement> statements) {
        return statements.stream().allMatch(Completion::canComplete);
    }

    /** Whether what follows the statement can be reached. */
    static boolean canComplete(Statement statement) {
        return switch (statement) {
            case Statement.Commented commented -> canComplete(commented.statement());
            case Statement.Block block -> canComplete(block.statements());
            case Statement.If choice ->
                choice.no().isEmpty()
                        || canComplete(choice.yes())
                        || canComplete(choice.no().get());
            case Statement.While loop ->
                !isTrue(Optional.of(loop.condition())) || breaks(loop.body(), Optional.empty());
            case Statement.DoWhile loop -> completesAfterBody(loop) || breaks(loop.body(), Optional.empty());
            case Statement.For loop -> !isTrue(loop.condition()) || breaks(loop.body(), Optional.empty());
            case Statement.Switch choice -> canComplete(choice);
            case Statement.Labeled labeled ->
                canComplete(labeled.statement()) || breaks(labeled.statement(), Optional.of(labeled.label()));
            case Statement.Break _, Statement.Continue _, Statement.Return _ -> false;
            case Statement.Declare _,
                    Statement.DeclareArray _,
                    Statement.OpenChannel _,
                    Statement.Do _,
                    Statement.Push _,
                    Statement.PassArray _,
                    Statement.FifoWrite _ -> true;
        };
    }

    private static boolean canComplete(Statement.Switch choice) {
        return choice.cases().stream().noneMatch(Statement.Case::isDefault)
                || choice.cases().stream().anyMatch(c -> canComplete(c.body()) || breaks(c.body(), Optional.empty()));
    }

    private static boolean completesAfterBody(Statement.DoWhile loop) {
        return !isTrue(Optional.of(loop.condition())) && (canComplete(loop.body()) || continues(loop.body()));
    }

    /** Whether a condition is constantly true; no condition is. */
    private static boolean isTrue(Optional<Expression> condition) {
        return condition.isEmpty()
                || new Folding()
                        .constant(condition.get())
                        .filter(v -> v.equals(true))
                        .isPresent();
    }

    /** Whether a break in the statement ends what is around it: the innermost, or what has the label. */
    private static boolean breaks(Statement statement, Optional<String> label) {
        return switch (statement) {
            case Statement.Break end -> end.label().equals(label);
            case Statement.Commented commented -> breaks(commented.statement(), label);
            case Statement.Block block -> block.statements().stream().anyMatch(s -> breaks(s, label));
            case Statement.If choice ->
                breaks(choice.yes(), label)
                        || choice.no().filter(s -> breaks(s, label)).isPresent();
            case Statement.Labeled labeled -> breaks(labeled.statement(), label);
            case Statement.While loop -> label.isPresent() && breaks(loop.body(), label);
            case Statement.DoWhile loop -> label.isPresent() && breaks(loop.body(), label);
            case Statement.For loop -> label.isPresent() && breaks(loop.body(), label);
            case Statement.Switch choice ->
                label.isPresent() && choice.cases().stream().anyMatch(c -> breaks(c.body(), label));
            default -> false;
        };
    }

    private static boolean continues(Statement statement) {
        return switch (statement) {
            case Statement.Continue _ -> true;
            case Statement.Commented commented -> continues(commented.statement());
            case Statement.Block block -> block.statements().stream().anyMatch(Completion::continues);
            case Statement.If choice ->
                continues(choice.yes())
                        || choice.no().filter(Completion::continues).isPresent();
            case Statement.Labeled labeled -> continues(labeled.statement());
            case Statement.Switch choice -> choice.cases().stream().anyMatch(c -> continues(c.body()));
            default -> false;
        };
    }

    /** Whether evaluating an expression does more than give its value. */
    static boolean hasEffect(Expression expression) {
        return switch (expression) {
            case Expression.Assign _,
                    Expression.CompoundAssign _,
                    Expression.Increment _,
                    Expression.Call _,
                    Expression.ChannelElement _,
                    Expression.FifoRead _ -> true;
            case Expression.Unary unary -> hasEffect(unary.operand());
            case Expression.Cast cast -> hasEffect(cast.operand());
            case Expression.Binary binary -> hasEffect(binary.left()) || hasEffect(binary.right());
            case Expression.Conditional choice ->
                hasEffect(choice.condition()) || hasEffect(choice.yes()) || hasEffect(choice.no());
            case Expression.MathCall call -> call.arguments().stream().anyMatch(Completion::hasEffect);
            case Expression.Element element -> element.indices().stream().anyMatch(Completion::hasEffect);
            case Expression.Literal _,
                    Expression.ConstantUse _,
                    Expression.Local _,
                    Expression.TableUse _,
                    Expression.Rank _,
                    Expression.Size _ -> false;
        };
    }
}

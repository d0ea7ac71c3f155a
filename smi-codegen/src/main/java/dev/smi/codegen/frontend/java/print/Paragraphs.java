package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Statement;

/** Where the source has empty lines between statements, as far as their places tell. Stateless. */
final class Paragraphs {

    private Paragraphs() {}

    /** Whether there is an empty line between two statements. */
    static boolean areApart(Statement before, Statement after) {
        int begin = after.position().line();
        if (after instanceof Statement.Commented commented) {
            begin -= commented.comments().size();
        }
        return begin > lastLine(before) + 1 && before.position().line() > 0;
    }

    private static int lastLine(Statement statement) {
        int last = statement.position().line();
        for (Expression expression : Tree.expressions(statement)) {
            int[] line = {last};
            Tree.within(expression, e -> line[0] = Math.max(line[0], lineOf(e)));
            last = line[0];
        }
        for (Statement part : Tree.parts(statement)) {
            last = Math.max(last, lastLine(part));
        }
        boolean hasMore = statement instanceof Statement.Block
                || statement instanceof Statement.Switch
                || statement instanceof Statement.Push push && push.isFlushed();
        return hasMore ? last + 1 : last;
    }

    private static int lineOf(Expression expression) {
        return switch (expression) {
            case Expression.Element e -> e.position().line();
            case Expression.Binary e -> e.position().line();
            case Expression.Call e -> e.position().line();
            case Expression.MathCall e -> e.position().line();
            default -> 0;
        };
    }
}

package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Statement;
import java.util.List;

/** Whether anything comes after a statement. Stateless. */
final class Completion {

    private Completion() {}

    /** Whether what follows a statement in the text may be reached; true where that is not clear. */
    static boolean isPossible(Statement statement) {
        return switch (Tree.bare(statement)) {
            case Statement.Return _, Statement.Break _, Statement.Continue _ -> false;
            case Statement.Block s -> isPossible(s.statements());
            case Statement.If s -> s.no().isEmpty() || isPossible(s.yes()) || isPossible(s.no().get());
            case Statement.While s -> !isForEver(s) || hasBreak(s.body());
            default -> true;
        };
    }

    /** The same for statements one after the other. */
    static boolean isPossible(List<Statement> statements) {
        return statements.stream().allMatch(Completion::isPossible);
    }

    private static boolean isForEver(Statement.While s) {
        return s.condition() instanceof Literal l && l.value().equals(true);
    }

    private static boolean hasBreak(Statement body) {
        boolean[] isFound = new boolean[1];
        Tree.statements(body, s -> isFound[0] |= s instanceof Statement.Break);
        return isFound[0];
    }
}

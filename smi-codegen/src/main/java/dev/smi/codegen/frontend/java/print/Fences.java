package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.ChannelKind;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;

/**
 * Where order between channels has to be kept. Hardware compilers may exchange what is done with different channels; a
 * kernel that receives before it has sent what others wait for stops them all. For one thread.
 */
final class Fences {

    private final FunctionFacts facts;

    Fences(FunctionFacts facts) {
        this.facts = facts;
    }

    /** Whether a statement, or what it calls, gives elements to a channel or FIFO. */
    boolean sends(Statement statement) {
        boolean[] isFound = new boolean[1];
        Tree.statements(statement, s -> isFound[0] |= isSending(s));
        Tree.allExpressions(
                statement,
                e -> isFound[0] |= e instanceof Expression.Call call
                        && facts.of(call.function()).sends());
        return isFound[0];
    }

    /** Whether a statement, or what it calls, takes elements from a channel or FIFO. */
    boolean receives(Statement statement) {
        boolean[] isFound = new boolean[1];
        Tree.statements(statement, s -> isFound[0] |= s instanceof Statement.PassArray p && !isSend(p.channel()));
        Tree.allExpressions(statement, e -> isFound[0] |= isReceiving(e));
        return isFound[0];
    }

    private static boolean isSending(Statement s) {
        return s instanceof Statement.Push
                || s instanceof Statement.FifoWrite
                || s instanceof Statement.PassArray p && isSend(p.channel());
    }

    private boolean isReceiving(Expression e) {
        return switch (e) {
            case Expression.ChannelElement element -> element.value().isEmpty();
            case Expression.FifoRead _ -> true;
            case Expression.Call call -> facts.of(call.function()).receives();
            default -> false;
        };
    }

    private static boolean isSend(Variable channel) {
        return ((Type.Channel) channel.type()).kind() == ChannelKind.SEND;
    }
}

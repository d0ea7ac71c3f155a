package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Assign;
import dev.smi.codegen.frontend.java.ir.Expression.ChannelElement;
import dev.smi.codegen.frontend.java.ir.Expression.CompoundAssign;
import dev.smi.codegen.frontend.java.ir.Expression.Element;
import dev.smi.codegen.frontend.java.ir.Expression.Increment;
import dev.smi.codegen.frontend.java.ir.Expression.Local;
import dev.smi.codegen.frontend.java.ir.Expression.Rank;
import dev.smi.codegen.frontend.java.ir.Expression.Size;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.HashSet;
import java.util.Set;

/** What a function's body, put into order, does with its variables besides assigning them. Immutable once made. */
final class VariableUses {

    private final Set<Variable> used = new HashSet<>();
    private final Set<Variable> addressed = new HashSet<>();

    VariableUses(Statement body) {
        Tree.statements(body, this::look);
    }

    /** Whether anything depends on a variable's value; compilers warn of others. */
    boolean isUsed(Variable variable) {
        return used.contains(variable);
    }

    /** Whether a channel gets a variable's address, which may then not be constant. */
    boolean isAddressed(Variable variable) {
        return addressed.contains(variable);
    }

    private void look(Statement statement) {
        Tree.expressions(statement).forEach(this::read);
        switch (statement) {
            case Statement.OpenChannel s -> used.add(s.opening().communicator());
            case Statement.Push s -> {
                used.add(s.channel());
                address(s.value());
            }
            case Statement.PassArray s -> used.add(s.channel());
            case Statement.Declare s when s.value().orElse(null) instanceof ChannelElement -> addressOf(s.variable());
            default -> {}
        }
    }

    private void read(Expression expression) {
        switch (expression) {
            case Local e -> used.add(e.variable());
            case Rank e -> used.add(e.communicator());
            case Size e -> used.add(e.communicator());
            case Assign e -> {
                target(e.target());
                read(e.value());
                if (e.value() instanceof ChannelElement) {
                    address(e.target());
                }
            }
            case CompoundAssign e -> {
                target(e.target());
                read(e.value());
            }
            case Increment e -> target(e.target());
            case ChannelElement e -> {
                used.add(e.channel());
                e.value().ifPresent(this::address);
                e.value().ifPresent(this::read);
            }
            default -> Tree.operands(expression).forEach(this::read);
        }
    }

    /** What is assigned is not used by that, but an array and its indices are. */
    private void target(Expression target) {
        if (target instanceof Element) {
            Tree.operands(target).forEach(this::read);
        }
    }

    private void address(Expression value) {
        if (value instanceof Local local) {
            addressOf(local.variable());
        }
    }

    private void addressOf(Variable variable) {
        addressed.add(variable);
        used.add(variable);
    }
}

package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Assign;
import dev.smi.codegen.frontend.java.ir.Expression.Binary;
import dev.smi.codegen.frontend.java.ir.Expression.Call;
import dev.smi.codegen.frontend.java.ir.Expression.Cast;
import dev.smi.codegen.frontend.java.ir.Expression.ChannelElement;
import dev.smi.codegen.frontend.java.ir.Expression.CompoundAssign;
import dev.smi.codegen.frontend.java.ir.Expression.Conditional;
import dev.smi.codegen.frontend.java.ir.Expression.ConstantUse;
import dev.smi.codegen.frontend.java.ir.Expression.Element;
import dev.smi.codegen.frontend.java.ir.Expression.FifoRead;
import dev.smi.codegen.frontend.java.ir.Expression.Increment;
import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Expression.Local;
import dev.smi.codegen.frontend.java.ir.Expression.MathCall;
import dev.smi.codegen.frontend.java.ir.Expression.Rank;
import dev.smi.codegen.frontend.java.ir.Expression.Size;
import dev.smi.codegen.frontend.java.ir.Expression.TableUse;
import dev.smi.codegen.frontend.java.ir.Expression.Unary;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes expressions whose value does not depend on the order in which C evaluates their parts, and statements that come
 * before them. What remains may still have effects: a call, a FIFO's read, or an increment as an index. For one thread.
 */
final class ExpressionSequencer {

    private final EffectAnalysis effects;
    private final SourcePosition position;
    private final AssignmentSequencer assignments;

    /** For the expressions of a statement at the given place. */
    ExpressionSequencer(EffectAnalysis effects, SourcePosition position) {
        this.effects = effects;
        this.position = position;
        this.assignments = new AssignmentSequencer(this, effects, position);
    }

    /** What remains of an expression after the statements that are added. */
    Expression lower(Expression expression, List<Statement> before) {
        return switch (expression) {
            case Literal _, ConstantUse _, Local _, TableUse _, Rank _, Size _, FifoRead _ -> expression;
            case Element e -> element(e, before);
            case Unary e -> new Unary(e.operator(), lower(e.operand(), before), e.type());
            case Cast e -> new Cast(e.type(), lower(e.operand(), before), e.isWritten());
            case Binary e
            when e.operator() == BinaryOperator.AND_THEN || e.operator() == BinaryOperator.OR_ELSE ->
                shortCircuit(e, before);
            case Binary e -> {
                List<Expression> operands = lowerAll(List.of(e.left(), e.right()), before);
                yield new Binary(
                        e.operator(), operands.get(0), operands.get(1), e.operandType(), e.type(), e.position());
            }
            case Conditional e -> conditional(e, before);
            case Call e -> new Call(e.function(), lowerAll(e.arguments(), before), e.position());
            case MathCall e ->
                new MathCall(e.name(), lowerAll(e.arguments(), before), e.operandType(), e.type(), e.position());
            case ChannelElement e -> keep(root(e, before), nameOf(e), before);
            case Assign e -> assignments.assign(e, true, before);
            case CompoundAssign e -> assignments.compound(e, true, before);
            case Increment e -> assignments.increment(e, before);
        };
    }

    /** As {@link #lower}, but an element of a channel remains, for a statement that says where it goes. */
    Expression root(Expression expression, List<Statement> before) {
        if (expression instanceof ChannelElement e) {
            Optional<Expression> value = e.value().map(v -> lower(v, before));
            return new ChannelElement(e.channel(), value, e.type(), e.position());
        }
        return lower(expression, before);
    }

    /** Operands of one operator or call, which are evaluated from left to right. */
    List<Expression> lowerAll(List<Expression> operands, List<Statement> before) {
        return inOrder(operands.stream().map(o -> new Operand(o, Role.VALUE)).toList(), before);
    }

    /** What an operand is for, which decides what may remain of it. */
    enum Role {
        VALUE,
        /** A counter that is incremented may remain: it cannot overflow and be an index. */
        INDEX,
        /** An element of a channel may remain. */
        ROOT
    }

    /** An operand that other operands are evaluated with. */
    record Operand(Expression expression, Role role) {}

    /** What remains of operands, of which no two that remain care about their order. */
    List<Expression> inOrder(List<Operand> operands, List<Statement> before) {
        List<Expression> lowered = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Expression operand = lower(operands.get(i), before);
            Effects own = effects.of(operand);
            boolean isOvertaken = operands.subList(i + 1, operands.size()).stream()
                    .anyMatch(o -> own.conflictsWith(effects.of(o.expression())));
            lowered.add(isOvertaken ? settle(operand, before) : operand);
        }
        return lowered;
    }

    private Expression lower(Operand operand, List<Statement> before) {
        return switch (operand.role()) {
            case VALUE -> lower(operand.expression(), before);
            case INDEX ->
                operand.expression() instanceof Increment e && e.target() instanceof Local
                        ? e
                        : lower(operand.expression(), before);
            case ROOT -> root(operand.expression(), before);
        };
    }

    /** Has what remained of an operand evaluated now. */
    Expression settle(Expression operand, List<Statement> before) {
        if (operand instanceof Increment e) {
            Expression value = assignments.increment(e, before);
            return e.isPrefix() ? keep(value, "before", before) : value;
        }
        return keep(operand, "before", before);
    }

    /** Indices of an element. */
    List<Operand> indices(Element element) {
        return element.indices().stream().map(i -> new Operand(i, Role.INDEX)).toList();
    }

    /** Puts a value into a variable of its own. */
    Expression keep(Expression value, String name, List<Statement> before) {
        Variable variable = new Variable(name, value.type(), true, position);
        before.add(new Statement.Declare(variable, Optional.of(value), position));
        return new Local(variable);
    }

    private Expression element(Element e, List<Statement> before) {
        return new Element(e.array(), inOrder(indices(e), before), e.type(), e.position());
    }

    private Expression shortCircuit(Binary e, List<Statement> before) {
        Expression left = lower(e.left(), before);
        List<Statement> own = new ArrayList<>();
        Expression right = lower(e.right(), own);
        if (own.isEmpty()) {
            return new Binary(e.operator(), left, right, e.operandType(), e.type(), e.position());
        }
        Variable result = declare("holds", Scalar.BOOLEAN, Optional.of(left), before);
        own.add(assign(result, right));
        Expression condition = e.operator() == BinaryOperator.AND_THEN
                ? new Local(result)
                : new Unary(Expression.UnaryOperator.NOT, new Local(result), Scalar.BOOLEAN);
        before.add(new Statement.If(condition, new Statement.Block(own, position), Optional.empty(), position));
        return new Local(result);
    }

    private Expression conditional(Conditional e, List<Statement> before) {
        Expression condition = lower(e.condition(), before);
        List<Statement> whenTrue = new ArrayList<>();
        List<Statement> whenFalse = new ArrayList<>();
        Expression yes = lower(e.yes(), whenTrue);
        Expression no = lower(e.no(), whenFalse);
        if (whenTrue.isEmpty() && whenFalse.isEmpty()) {
            return new Conditional(condition, yes, no, e.type());
        }
        Variable result = declare("chosen", e.type(), Optional.empty(), before);
        whenTrue.add(assign(result, yes));
        whenFalse.add(assign(result, no));
        before.add(new Statement.If(
                condition,
                new Statement.Block(whenTrue, position),
                Optional.of(new Statement.Block(whenFalse, position)),
                position));
        return new Local(result);
    }

    private Variable declare(String name, Scalar type, Optional<Expression> value, List<Statement> before) {
        Variable variable = new Variable(name, type, false, position);
        before.add(new Statement.Declare(variable, value, position));
        return variable;
    }

    private Statement assign(Variable variable, Expression value) {
        return new Statement.Do(new Assign(new Local(variable), value, (Scalar) variable.type(), position), position);
    }

    /** Assignments of this statement. */
    AssignmentSequencer assignments() {
        return assignments;
    }

    private static String nameOf(ChannelElement e) {
        return switch (((Type.Channel) e.channel().type()).kind()) {
            case SEND, RECEIVE -> "popped";
            case BROADCAST -> "shared";
            case REDUCE -> "reduced";
            case SCATTER -> "share";
            case GATHER -> "gathered";
        };
    }
}

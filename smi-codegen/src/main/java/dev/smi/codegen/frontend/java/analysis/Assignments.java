package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Type;

/** Reads what changes variables and elements of arrays. Not thread-safe. */
final class Assignments {

    private final Body body;

    Assignments(Body body) {
        this.body = body;
    }

    private static Scalar type(Expression expression) {
        return (Scalar) expression.type();
    }

    /** {@code ++} and {@code --}. */
    Expression increment(UnaryExpr node) {
        Expression.Target target = target(node.getExpression());
        if (type(target) == Scalar.BOOLEAN) {
            throw Rejected.at(node, node.getOperator().asString() + " takes numbers, not booleans");
        }
        boolean isDown = node.getOperator() == UnaryExpr.Operator.PREFIX_DECREMENT
                || node.getOperator() == UnaryExpr.Operator.POSTFIX_DECREMENT;
        return new Expression.Increment(target, isDown, node.getOperator().isPrefix(), type(target), Places.of(node));
    }

    /** Where a value goes to. */
    private Expression.Target target(Node node) {
        Expression target = body.expressions().of(node);
        return switch (target) {
            case Expression.ConstantUse _ ->
                throw Rejected.at(node, node + " is a constant; assign a local variable instead");
            case Expression.Element element
            when element.type() instanceof Scalar
                    && element.array().type() instanceof Type.Array array
                    && array.memory() == Type.Memory.CONSTANT ->
                throw Rejected.at(node, "a table of constants cannot be written; copy it to a local array");
            case Expression.Element element when element.type() instanceof Scalar -> element;
            case Expression.Local local when local.type() instanceof Scalar -> local;
            default -> throw Rejected.at(node, targetFault(node, target));
        };
    }

    private static String targetFault(Node node, Expression target) {
        return switch (target.type()) {
            case Type.Array _ ->
                "an array in hardware stays where it is, so that no variable can name another one; copy its elements";
            case Type.Channel _ -> "a channel's variable stays that channel's; declare a variable for each message";
            case Type.Communicator _ -> "a communicator's variable stays that communicator's; declare another";
            case Scalar _, Type.Nothing _ -> node + " cannot be assigned; assign a variable or an array's element";
        };
    }

    /** {@code =} and its compound forms. */
    Expression assign(AssignExpr node) {
        Expression.Target target = target(node.getTarget());
        if (node.getTarget().isNameExpr() && isDeclaredFinal(target)) {
            throw Rejected.at(node, node.getTarget() + " is final; leave final out, or use another variable");
        }
        if (node.getOperator() == AssignExpr.Operator.ASSIGN) {
            Expression value = body.operators()
                    .assigned(body.expressions().scalar(node.getValue()), type(target), node.getValue());
            return new Expression.Assign(target, value, type(target), Places.of(node));
        }
        BinaryOperator operator = Operators.operator(
                node.getOperator().toBinaryOperator().orElseThrow().asString());
        Expression value = body.expressions().scalar(node.getValue());
        Scalar operandType = Operators.operandType(operator, type(target), type(value), node);
        Expression operand =
                Conversions.to(operator.isShift() ? Conversions.promoted(type(value)) : operandType, value);
        body.operators().rejectDivisionByZero(operator, operand, node.getValue());
        return new Expression.CompoundAssign(operator, target, operand, operandType, type(target), Places.of(node));
    }

    private boolean isDeclaredFinal(Expression.Target target) {
        return target instanceof Expression.Local local && body.declarations().isDeclaredFinal(local.variable());
    }
}

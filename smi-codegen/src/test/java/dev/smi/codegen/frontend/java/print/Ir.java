package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.ChannelKind;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Assign;
import dev.smi.codegen.frontend.java.ir.Expression.Binary;
import dev.smi.codegen.frontend.java.ir.Expression.Call;
import dev.smi.codegen.frontend.java.ir.Expression.Cast;
import dev.smi.codegen.frontend.java.ir.Expression.ChannelElement;
import dev.smi.codegen.frontend.java.ir.Expression.CompoundAssign;
import dev.smi.codegen.frontend.java.ir.Expression.Element;
import dev.smi.codegen.frontend.java.ir.Expression.Increment;
import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Expression.Local;
import dev.smi.codegen.frontend.java.ir.Expression.MathCall;
import dev.smi.codegen.frontend.java.ir.Expression.Target;
import dev.smi.codegen.frontend.java.ir.Function;
import dev.smi.codegen.frontend.java.ir.Hints;
import dev.smi.codegen.frontend.java.ir.KernelUnit;
import dev.smi.codegen.frontend.java.ir.NamedConstant;
import dev.smi.codegen.frontend.java.ir.Opening;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import dev.smi.model.ReduceOperator;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.List;
import java.util.Optional;

/** Makes small kernels for tests, as the front end would. */
final class Ir {

    static final SourcePosition AT = new SourcePosition("T.java", 7, 1);

    private Ir() {}

    static Variable variable(String name, Type type) {
        return new Variable(name, type, false, AT);
    }

    static Variable constant(String name, Type type) {
        return new Variable(name, type, true, AT);
    }

    static Variable buffer(String name, Scalar element) {
        return constant(name, new Type.Array(element, List.of(0), Type.Memory.BUFFER));
    }

    static Variable array(String name, Scalar element, Integer... lengths) {
        return constant(name, new Type.Array(element, List.of(lengths), Type.Memory.LOCAL));
    }

    static Local read(Variable variable) {
        return new Local(variable);
    }

    static Expression number(long value) {
        return new Literal(Scalar.INT, value);
    }

    static Expression number(double value) {
        return new Literal(Scalar.FLOAT, value);
    }

    static Expression number(Scalar type, Object value) {
        return new Literal(type, value);
    }

    static Element at(Variable array, Expression... indices) {
        return new Element(read(array), List.of(indices), ((Type.Array) array.type()).element(), AT);
    }

    /** An operator on operands of one type. */
    static Binary binary(Expression left, BinaryOperator operator, Expression right) {
        Scalar in = (Scalar) left.type();
        boolean isTruth =
                switch (operator) {
                    case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, AND_THEN, OR_ELSE -> true;
                    default -> false;
                };
        return new Binary(operator, left, right, in, isTruth ? Scalar.BOOLEAN : in, AT);
    }

    static Binary add(Expression left, Expression right) {
        return binary(left, BinaryOperator.ADD, right);
    }

    static Binary times(Expression left, Expression right) {
        return binary(left, BinaryOperator.MULTIPLY, right);
    }

    static Binary less(Expression left, Expression right) {
        return binary(left, BinaryOperator.LESS, right);
    }

    static Cast implicit(Scalar type, Expression operand) {
        return new Cast(type, operand, false);
    }

    static Cast cast(Scalar type, Expression operand) {
        return new Cast(type, operand, true);
    }

    static MathCall math(Scalar type, String name, Expression... arguments) {
        return new MathCall(name, List.of(arguments), (Scalar) arguments[0].type(), type, AT);
    }

    static Increment increment(Target target) {
        return new Increment(target, false, false, (Scalar) target.type(), AT);
    }

    static Assign assign(Target target, Expression value) {
        return new Assign(target, value, (Scalar) target.type(), AT);
    }

    static CompoundAssign compound(Target target, BinaryOperator operator, Expression value) {
        Scalar in = operator.isShift() ? CTypes.promoted((Scalar) target.type()) : (Scalar) value.type();
        return new CompoundAssign(operator, target, value, in, (Scalar) target.type(), AT);
    }

    static Call call(Function function, Expression... arguments) {
        return new Call(function, List.of(arguments), AT);
    }

    static ChannelElement pop(Variable channel) {
        return new ChannelElement(channel, Optional.empty(), ((Type.Channel) channel.type()).element(), AT);
    }

    static ChannelElement pass(Variable channel, Expression value) {
        return new ChannelElement(channel, Optional.of(value), ((Type.Channel) channel.type()).element(), AT);
    }

    static Variable channel(String name, ChannelKind kind, Scalar element) {
        return constant(name, new Type.Channel(kind, element));
    }

    static Statement open(Variable channel, Expression count, Expression peer, Expression port, Variable world) {
        Type.Channel type = (Type.Channel) channel.type();
        boolean hasShares = type.kind() == ChannelKind.SCATTER || type.kind() == ChannelKind.GATHER;
        return new Statement.OpenChannel(
                channel,
                new Opening(
                        type.kind(),
                        type.element(),
                        count,
                        hasShares ? Optional.of(count) : Optional.empty(),
                        peer,
                        port,
                        0,
                        Optional.empty(),
                        type.kind() == ChannelKind.REDUCE ? Optional.of(ReduceOperator.ADD) : Optional.empty(),
                        world),
                AT);
    }

    static Statement perform(Expression expression) {
        return new Statement.Do(expression, AT);
    }

    static Statement set(Target target, Expression value) {
        return perform(assign(target, value));
    }

    static Statement declare(Variable variable, Expression value) {
        return new Statement.Declare(variable, Optional.of(value), AT);
    }

    static Statement declareArray(Variable variable) {
        return new Statement.DeclareArray(variable, List.of(), Optional.empty(), AT);
    }

    static Statement.Block block(Statement... statements) {
        return new Statement.Block(List.of(statements), AT);
    }

    static Statement push(Variable channel, Expression value) {
        return new Statement.Push(channel, value, false, AT);
    }

    static Statement when(Expression condition, Statement... yes) {
        return new Statement.If(condition, block(yes), Optional.empty(), AT);
    }

    static Statement loop(Expression condition, Statement... body) {
        return new Statement.While(condition, block(body), AT);
    }

    /** {@code for (int i = 0; i < bound; i++)}. */
    static Statement count(Variable i, Expression bound, Statement... body) {
        return new Statement.For(
                List.of(declare(i, number(0))),
                Optional.of(less(read(i), bound)),
                List.of(increment(read(i))),
                Hints.NONE,
                block(body),
                AT);
    }

    static NamedConstant named(String name, Scalar type, Object value) {
        return new NamedConstant("T", name, type, value, AT);
    }

    static Function kernel(List<Variable> parameters, Statement... body) {
        Function function = new Function("T", "run", true, new Type.Nothing(), parameters, List.of(), AT);
        function.define(block(body));
        return function;
    }

    static Function helper(String name, Type result, List<Variable> parameters, Statement... body) {
        Function function = new Function("T", name, false, result, parameters, List.of(), AT);
        function.define(block(body));
        return function;
    }

    static Statement give(Expression value) {
        return new Statement.Return(Optional.of(value), AT);
    }

    static KernelUnit unit(Function... functions) {
        return new KernelUnit("T", List.of(), List.of(), List.of(), List.of(), List.of(functions));
    }
}

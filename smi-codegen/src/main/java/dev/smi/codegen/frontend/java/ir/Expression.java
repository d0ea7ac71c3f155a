package dev.smi.codegen.frontend.java.ir;

import dev.smi.model.diagnostic.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * What has a value. Operands of an operator have its {@linkplain Binary#operandType() promoted type}; where Java
 * converts without saying so there is a {@link Cast}. Operands are evaluated from left to right, as the language
 * demands.
 */
public sealed interface Expression {

    /** Its type. */
    Type type();

    /** What can be assigned to. */
    sealed interface Target extends Expression permits Local, Element {
        @Override
        Type type();
    }

    /**
     * A literal, or what the front end has computed itself.
     *
     * @param value a Boolean, Long (of every integral type) or Double (of both floating ones)
     */
    record Literal(Scalar type, Object value) implements Expression {}

    /** A {@code static final} number, by its name. */
    record ConstantUse(NamedConstant constant) implements Expression {
        @Override
        public Scalar type() {
            return constant.type();
        }
    }

    /** A local variable or parameter. */
    record Local(Variable variable) implements Target {
        @Override
        public Type type() {
            return variable.type();
        }
    }

    /** A {@code static final} array of constants. */
    record TableUse(ConstantTable table) implements Expression {
        @Override
        public Type type() {
            return table.type();
        }
    }

    /**
     * An element of an array, or one of its rows if it has more dimensions than there are indices.
     *
     * @param array a {@link Local} or {@link TableUse}
     * @param indices at least one, each an int
     */
    record Element(Expression array, List<Expression> indices, Type type, SourcePosition position) implements Target {
        public Element {
            indices = List.copyOf(indices);
        }
    }

    /** An operator before its operand, which has the same type. */
    record Unary(UnaryOperator operator, Expression operand, Scalar type) implements Expression {}

    /** Operators before an operand. */
    enum UnaryOperator {
        NEGATE,
        COMPLEMENT,
        NOT
    }

    /**
     * An operator between two operands.
     *
     * @param operandType the type of both, after promotion; of a shift that of the left one, whose right one may be an
     *     int or a long
     * @param type of the result, {@link Scalar#BOOLEAN} for comparisons
     */
    record Binary(
            BinaryOperator operator,
            Expression left,
            Expression right,
            Scalar operandType,
            Scalar type,
            SourcePosition position)
            implements Expression {}

    /**
     * A conversion between numbers, narrowing ones with Java's meaning.
     *
     * @param isWritten whether the source has it; others are Java's own
     */
    record Cast(Scalar type, Expression operand, boolean isWritten) implements Expression {}

    /** {@code condition ? yes : no}; both of the same type. */
    record Conditional(Expression condition, Expression yes, Expression no, Scalar type) implements Expression {}

    /** {@code target = value}, both of the same type; its value is what was assigned. */
    record Assign(Target target, Expression value, Scalar type, SourcePosition position) implements Expression {}

    /**
     * {@code target op= value}: {@code target = (type) ((operandType) target op value)}, where the target is evaluated
     * only once.
     *
     * @param operandType in which it is computed; the value has been converted to it, unless the operator is a shift
     */
    record CompoundAssign(
            BinaryOperator operator,
            Target target,
            Expression value,
            Scalar operandType,
            Scalar type,
            SourcePosition position)
            implements Expression {}

    /**
     * {@code ++} and {@code --}.
     *
     * @param isPrefix whether its value is that after the change
     */
    record Increment(Target target, boolean isDown, boolean isPrefix, Scalar type, SourcePosition position)
            implements Expression {}

    /**
     * A call of a static method of the program. Arguments have the parameters' types; arrays and channels go as they
     * are.
     */
    record Call(Function function, List<Expression> arguments, SourcePosition position) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Type type() {
            return function.result();
        }
    }

    /**
     * A method of {@link Math}, {@link StrictMath}, {@link Integer}, {@link Long}, {@link Float} or {@link Double}, by
     * its name and the type of its arguments.
     *
     * @param operandType of the overload, as in {@code Math.max(float, float)}
     */
    record MathCall(String name, List<Expression> arguments, Scalar operandType, Scalar type, SourcePosition position)
            implements Expression {
        public MathCall {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code Communicator.rank()}. */
    record Rank(Variable communicator) implements Expression {
        @Override
        public Scalar type() {
            return Scalar.INT;
        }
    }

    /** {@code Communicator.size()}. */
    record Size(Variable communicator) implements Expression {
        @Override
        public Scalar type() {
            return Scalar.INT;
        }
    }

    /**
     * One element through a channel that gives one: {@code popFloat()}, {@code broadcast(x)}, {@code reduce(x)},
     * {@code scatter(x)}, {@code gather(x)}. Where the rank gets no element, the value is 0, as in Java.
     *
     * @param value what goes in; empty for a pop
     */
    record ChannelElement(Variable channel, Optional<Expression> value, Scalar type, SourcePosition position)
            implements Expression {}

    /** {@code Fifo.read()}. */
    record FifoRead(OnChipFifo fifo, SourcePosition position) implements Expression {
        @Override
        public Scalar type() {
            return fifo.element();
        }
    }
}

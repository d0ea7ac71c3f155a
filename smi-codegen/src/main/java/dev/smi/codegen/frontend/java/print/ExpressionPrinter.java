package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Binary;
import dev.smi.codegen.frontend.java.ir.Expression.Call;
import dev.smi.codegen.frontend.java.ir.Expression.Cast;
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
import dev.smi.codegen.frontend.java.ir.Expression.UnaryOperator;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.print.Code.Level;

/**
 * Writes expressions. What {@link #value} gives has, after C's promotion, the type that Java's promotion gives. For one
 * thread.
 */
final class ExpressionPrinter {

    private final FileNames file;
    private final FunctionNames names;
    private final WrappingPrinter wrapping;
    private final CastPrinter casts;
    private final MathPrinter math;
    private final DivisionPrinter divisions;

    ExpressionPrinter(FileNames file, FunctionNames names, Ranges ranges, UsedHelpers helpers) {
        this.file = file;
        this.names = names;
        this.wrapping = new WrappingPrinter(this, ranges);
        this.math = new MathPrinter(this, ranges, helpers);
        this.casts = new CastPrinter(this, math, wrapping);
        this.divisions = new DivisionPrinter(this, ranges, helpers);
    }

    /** An expression with its value. */
    Code value(Expression expression) {
        if (wrapping.isNeeded(expression)) {
            return Code.cast(CTypes.of((Scalar) expression.type()), wrapping.unsigned(expression));
        }
        return switch (expression) {
            case Literal e -> Literals.of(e.type(), e.value());
            case ConstantUse e -> Code.primary(file.of(e.constant()));
            case Local e -> Code.primary(names.of(e.variable()));
            case TableUse e -> Code.primary(file.of(e.table()));
            case Element e -> element(e);
            case Unary e -> unary(e);
            case Binary e -> binary(e);
            case Cast e -> casts.cast(e);
            case Conditional e -> conditional(e);
            case Increment e -> increment(e);
            case Call e -> call(e);
            case MathCall e -> math.call(e);
            case Rank e -> Code.call("SMI_Comm_rank", Code.primary(names.of(e.communicator())));
            case Size e -> Code.call("SMI_Comm_size", Code.primary(names.of(e.communicator())));
            case FifoRead e -> Code.call("read_channel_intel", Code.primary(file.of(e.fifo())));
            case Expression.Assign _, Expression.CompoundAssign _, Expression.ChannelElement _ ->
                throw new IllegalStateException("not put into order: " + expression);
        };
    }

    /** An expression where C converts it to its type: assigned, returned, or given to a function of the program. */
    Code converted(Expression expression) {
        if (expression instanceof Literal e && e.type() == Scalar.LONG) {
            return Literals.plain((Long) e.value());
        }
        if (expression instanceof Cast e
                && e.type().isIntegral()
                && Known.valueOf(e.operand()).orElse("") instanceof Long number
                && Interval.all(e.type()).contains(number)) {
            return Literals.plain(number);
        }
        return expression instanceof Cast e && casts.isWidening(e) ? value(e.operand()) : value(expression);
    }

    /** An expression whose type C has to see, as that decides which built-in function is called. */
    Code exact(Expression expression) {
        return casts.hasExactType(expression)
                ? value(expression)
                : Code.cast(CTypes.of((Scalar) expression.type()), value(expression));
    }

    /** An index, in which arithmetic that overflows would be out of bounds. */
    Code index(Expression expression) {
        if (expression instanceof Binary e) {
            switch (e.operator()) {
                case ADD, SUBTRACT, MULTIPLY -> {
                    return Code.binary(index(e.left()), Operator.of(e.operator()), index(e.right()));
                }
                default -> {}
            }
        }
        return value(expression);
    }

    /** The printer of arithmetic that may overflow. */
    WrappingPrinter wrapping() {
        return wrapping;
    }

    /** The printer of divisions. */
    DivisionPrinter divisions() {
        return divisions;
    }

    private Code element(Element e) {
        StringBuilder text = new StringBuilder(value(e.array()).at(Level.PRIMARY));
        e.indices().forEach(i -> text.append('[').append(index(i).text()).append(']'));
        return Code.primary(text.toString());
    }

    private Code unary(Unary e) {
        String operator =
                switch (e.operator()) {
                    case NEGATE -> "-";
                    case COMPLEMENT -> "~";
                    case NOT -> "!";
                };
        if (e.operator() == UnaryOperator.NOT
                && e.operand() instanceof Unary inner
                && inner.operator() == e.operator()) {
            return value(inner.operand());
        }
        if (e.operator() == UnaryOperator.NOT && e.operand() instanceof Binary b) {
            return Comparisons.opposite(b).map(this::value).orElseGet(() -> negated(b));
        }
        Code operand = value(e.operand());
        boolean isSign = e.operator() == UnaryOperator.NEGATE && operand.text().startsWith("-");
        return new Code(operator + (isSign ? "(" + operand.text() + ")" : operand.at(Level.UNARY)), Level.UNARY);
    }

    private Code negated(Expression operand) {
        return new Code("!" + value(operand).at(Level.UNARY), Level.UNARY);
    }

    private Code binary(Binary e) {
        return switch (e.operator()) {
            case DIVIDE, REMAINDER -> divisions.division(e);
            case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED ->
                Code.binary(value(e.left()), Operator.of(e.operator()), wrapping.distance(e));
            case AND, OR, XOR ->
                Code.binary(bits(e, e.left(), e.right()), Operator.of(e.operator()), bits(e, e.right(), e.left()));
            case EQUAL, NOT_EQUAL -> equality(e);
            default ->
                Code.binary(sibling(e.left(), e.right()), Operator.of(e.operator()), sibling(e.right(), e.left()));
        };
    }

    /** An operand that C widens by itself if the other one is as wide as the result. */
    Code sibling(Expression operand, Expression other) {
        return operand instanceof Cast cast
                        && casts.isWidening(cast)
                        && !(other instanceof Cast c && casts.isWidening(c))
                ? value(cast.operand())
                : value(operand);
    }

    /** An operand of a bitwise operator: a mask, or a truth value that is no call, of which compilers would warn. */
    private Code bits(Binary e, Expression operand, Expression other) {
        if (operand instanceof Literal l && l.value() instanceof Long mask && mask > 0) {
            return Literals.mask(e.operandType(), mask);
        }
        boolean isCalledTruth = e.operandType() == Scalar.BOOLEAN && operand instanceof Call;
        return isCalledTruth ? Code.cast("int", value(operand)) : sibling(operand, other);
    }

    private Code equality(Binary e) {
        boolean isKnownExactly = e.left() instanceof Literal || e.right() instanceof Literal;
        if (e.operandType().isFloating() && !isKnownExactly) {
            String function = e.operator() == BinaryOperator.EQUAL ? "isequal" : "isnotequal";
            return Code.call(function, exact(e.left()), exact(e.right()));
        }
        return Code.binary(sibling(e.left(), e.right()), Operator.of(e.operator()), sibling(e.right(), e.left()));
    }

    private Code conditional(Conditional e) {
        Code chooser = value(e.condition());
        boolean isBitwise = chooser.level() == Level.AND || chooser.level() == Level.XOR || chooser.level() == Level.OR;
        String condition = isBitwise ? "(" + chooser.text() + ")" : chooser.at(Level.OR_ELSE);
        String yes = sibling(e.yes(), e.no()).at(Level.OR_ELSE);
        String no = sibling(e.no(), e.yes()).at(Level.CONDITIONAL);
        return new Code(condition + " ? " + yes + " : " + no, Level.CONDITIONAL);
    }

    private Code increment(Increment e) {
        String operator = e.isDown() ? "--" : "++";
        String target = value(e.target()).at(Level.PRIMARY);
        return new Code(e.isPrefix() ? operator + target : target + operator, Level.UNARY);
    }

    private Code call(Call e) {
        Code[] arguments = new Code[e.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = e.arguments().get(i) instanceof Local local && names.isOwnChannel(local.variable())
                    ? new Code(names.pointerTo(local.variable()), Level.UNARY)
                    : converted(e.arguments().get(i));
        }
        return Code.call(file.of(e.function()), arguments);
    }
}

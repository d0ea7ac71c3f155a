package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Assign;
import dev.smi.codegen.frontend.java.ir.Expression.Binary;
import dev.smi.codegen.frontend.java.ir.Expression.Cast;
import dev.smi.codegen.frontend.java.ir.Expression.Conditional;
import dev.smi.codegen.frontend.java.ir.Expression.ConstantUse;
import dev.smi.codegen.frontend.java.ir.Expression.Element;
import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Expression.Local;
import dev.smi.codegen.frontend.java.ir.Expression.MathCall;
import dev.smi.codegen.frontend.java.ir.Expression.Rank;
import dev.smi.codegen.frontend.java.ir.Expression.Size;
import dev.smi.codegen.frontend.java.ir.Expression.TableUse;
import dev.smi.codegen.frontend.java.ir.Expression.Unary;
import dev.smi.codegen.frontend.java.ir.Expression.UnaryOperator;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values that whole numbers of a function can have, as far as that can be told without running it: an interval for
 * each expression that is sure, not always tight. For one thread.
 */
final class Ranges {

    /** The most ranks that a packet can address. */
    private static final int MAX_RANKS = 256;

    private final VariableSources sources;
    private final IdentityHashMap<Expression, Interval> known = new IdentityHashMap<>();
    private final Map<Variable, Interval> variables = new HashMap<>();
    private final Set<Variable> inProgress = new HashSet<>();

    Ranges(VariableSources sources) {
        this.sources = sources;
    }

    /** The values of an expression of a whole or boolean type; all numbers for others. */
    Interval of(Expression expression) {
        Interval interval = known.get(expression);
        if (interval == null) {
            interval = compute(expression);
            if (inProgress.isEmpty()) {
                known.put(expression, interval);
            }
        }
        return interval;
    }

    /** Whether a sum, difference or product may leave its type. */
    boolean overflows(Binary e) {
        return arithmetic(e).filter(i -> i.isWithin(Interval.all(e.type()))).isEmpty();
    }

    /** Whether a number may be the least of its type, whose negative there is none of. */
    boolean mayBeLeast(Expression e) {
        return of(e).contains(Interval.all((Scalar) e.type()).low());
    }

    private Interval compute(Expression expression) {
        return switch (expression) {
            case Literal e -> constant(e.type(), e.value());
            case ConstantUse e -> constant(e.type(), e.constant().value());
            case Local e -> e.type() instanceof Scalar s && !s.isFloating() ? variable(e.variable(), s) : all(e);
            case Element e -> element(e);
            case Rank _ -> new Interval(0, MAX_RANKS - 1);
            case Size _ -> new Interval(1, MAX_RANKS);
            case Unary e -> unary(e);
            case Cast e -> cast(e);
            case Conditional e -> of(e.yes()).join(of(e.no()));
            case Binary e -> binary(e);
            case Assign e -> of(e.value());
            case MathCall e -> mathCall(e);
            default -> all(expression);
        };
    }

    private static Interval all(Expression e) {
        return Interval.all(e.type() instanceof Scalar scalar ? scalar : Scalar.LONG);
    }

    private static Interval constant(Scalar type, Object value) {
        return switch (value) {
            case Boolean truth -> Interval.of(truth ? 1 : 0);
            case Long number -> Interval.of(number);
            default -> Interval.all(type);
        };
    }

    private Interval variable(Variable variable, Scalar type) {
        Interval done = variables.get(variable);
        if (done != null) {
            return done;
        }
        if (!inProgress.add(variable)) {
            return Interval.all(type);
        }
        Optional<CountedLoop> loop = sources.loop(variable);
        Interval all = loop.isPresent() ? counter(loop.get(), type) : assigned(variable, type);
        inProgress.remove(variable);
        if (inProgress.isEmpty()) {
            variables.put(variable, all);
        }
        return all;
    }

    /** What is assigned to a variable, and what is added to that while it lives. */
    private Interval assigned(Variable variable, Scalar type) {
        Interval all = Interval.all(type);
        Interval values = sources.values(variable).stream()
                .map(this::of)
                .reduce(Interval::join)
                .orElse(all);
        Interval sum = values;
        for (Sums.Sum added : sources.sums().of(variable)) {
            Optional<Interval> next = total(added).flatMap(total -> sum(total, added.isDown()));
            if (next.isEmpty()) {
                return all;
            }
            Optional<Interval> both = sum.combine(next.get(), Math::addExact);
            if (both.isEmpty()) {
                return all;
            }
            sum = both.get();
        }
        return sum.isWithin(all) ? sum : all;
    }

    /** What a statement adds in all its executions, or fewer. */
    private Optional<Interval> total(Sums.Sum added) {
        Optional<Interval> total = Optional.of(of(added.amount()).join(Interval.of(0)));
        for (Statement.For loop : added.loops()) {
            Optional<Long> trips = sources.loop(loop).flatMap(this::trips);
            total = total.flatMap(t -> trips.flatMap(n -> t.combine(Interval.of(n), Math::multiplyExact)));
        }
        return total;
    }

    private static Optional<Interval> sum(Interval total, boolean isDown) {
        return isDown ? Interval.of(0).combine(total, Math::subtractExact) : Optional.of(total);
    }

    /** The most iterations of a loop each time that it is reached. */
    private Optional<Long> trips(CountedLoop loop) {
        Interval first = of(loop.first());
        Interval bound = of(loop.bound());
        try {
            long way = loop.isUp()
                    ? Math.subtractExact(bound.high(), first.low())
                    : Math.subtractExact(first.high(), bound.low());
            long steps = Math.addExact(way, loop.isBoundIncluded() ? 1 : 0);
            return Optional.of(Math.max(0, Math.ceilDiv(steps, Math.abs(loop.step()))));
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    /** Whether a statement that adds to a variable never makes it leave its type. */
    boolean staysWithin(Expression update, Variable variable) {
        return sources.sums().isKept(update) && !of(new Local(variable)).equals(Interval.all((Scalar) variable.type()));
    }

    /**
     * The values of a loop's counter in its body; all of a narrow type that it may leave, as it goes on from the other
     * end.
     */
    private Interval counter(CountedLoop loop, Scalar type) {
        Interval all = Interval.all(type);
        boolean isNarrow = type.bits() < Scalar.INT.bits();
        return body(loop)
                .filter(b -> b.isWithin(all))
                .filter(b -> !isNarrow
                        || b.combine(Interval.of(loop.step()), Math::addExact)
                                .filter(n -> n.isWithin(all))
                                .isPresent())
                .orElse(all);
    }

    private Optional<Interval> body(CountedLoop loop) {
        Interval first = of(loop.first());
        Interval bound = of(loop.bound());
        try {
            long beyond = loop.isBoundIncluded() ? 0 : 1;
            return Optional.of(
                    loop.isUp()
                            ? new Interval(first.low(), Math.max(first.low(), Math.subtractExact(bound.high(), beyond)))
                            : new Interval(Math.min(first.high(), Math.addExact(bound.low(), beyond)), first.high()));
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    private Interval element(Element e) {
        if (e.array() instanceof TableUse use && e.type() instanceof Scalar scalar && !scalar.isFloating()) {
            return use.table().values().stream()
                    .map(v -> constant(scalar, v))
                    .reduce(Interval::join)
                    .orElse(Interval.all(scalar));
        }
        return all(e);
    }

    private Interval unary(Unary e) {
        Interval operand = of(e.operand());
        if (e.operator() == UnaryOperator.NEGATE) {
            return operand.low() == Interval.all(e.type()).low()
                    ? all(e)
                    : new Interval(-operand.high(), -operand.low());
        }
        return e.operator() == UnaryOperator.COMPLEMENT
                ? new Interval(~operand.high(), ~operand.low())
                : Interval.all(Scalar.BOOLEAN);
    }

    private Interval cast(Cast e) {
        Interval all = Interval.all(e.type());
        if (e.type().isFloating() || !(e.operand().type() instanceof Scalar from) || from.isFloating()) {
            return all;
        }
        Interval operand = of(e.operand());
        return operand.isWithin(all) ? operand : all;
    }

    private Interval binary(Binary e) {
        if (e.type() == Scalar.BOOLEAN || e.type().isFloating()) {
            return all(e);
        }
        Interval all = Interval.all(e.type());
        Interval result =
                switch (e.operator()) {
                    case ADD, SUBTRACT, MULTIPLY -> arithmetic(e).orElse(all);
                    case DIVIDE -> RangeRules.divide(of(e.left()), of(e.right()), all);
                    case REMAINDER -> RangeRules.remainder(of(e.left()), of(e.right()), all);
                    case AND -> RangeRules.and(of(e.left()), of(e.right()), all);
                    case OR, XOR -> RangeRules.or(of(e.left()), of(e.right()), all);
                    case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> shift(e, all);
                    default -> all;
                };
        return result.isWithin(all) ? result : all;
    }

    private Interval shift(Binary e, Interval all) {
        Interval distance = of(e.right());
        if (!distance.isOne()) {
            return e.operator() != BinaryOperator.SHIFT_LEFT && of(e.left()).low() >= 0
                    ? new Interval(0, of(e.left()).high())
                    : all;
        }
        int bits = (int) (distance.low() & (e.type().bits() - 1));
        return RangeRules.shift(e.operator(), of(e.left()), bits, all, e.type());
    }

    private Optional<Interval> arithmetic(Binary e) {
        Interval left = of(e.left());
        Interval right = of(e.right());
        return switch (e.operator()) {
            case ADD -> left.combine(right, Math::addExact);
            case SUBTRACT -> left.combine(right, Math::subtractExact);
            default -> left.combine(right, Math::multiplyExact);
        };
    }

    private Interval mathCall(MathCall e) {
        if (e.type().isFloating() || e.operandType().isFloating()) {
            return all(e);
        }
        List<Interval> arguments = e.arguments().stream().map(this::of).toList();
        return switch (e.name()) {
            case "min" ->
                new Interval(
                        Math.min(arguments.get(0).low(), arguments.get(1).low()),
                        Math.min(arguments.get(0).high(), arguments.get(1).high()));
            case "max" ->
                new Interval(
                        Math.max(arguments.get(0).low(), arguments.get(1).low()),
                        Math.max(arguments.get(0).high(), arguments.get(1).high()));
            case "abs" -> RangeRules.abs(arguments.getFirst(), Interval.all(e.type()));
            case "bitCount", "numberOfLeadingZeros", "numberOfTrailingZeros" -> new Interval(0, 64);
            case "signum", "compare", "compareUnsigned" -> new Interval(-1, 1);
            case "floorMod" -> RangeRules.floorMod(arguments.get(1), Interval.all(e.type()));
            case "toUnsignedInt" -> new Interval(0, (1L << e.operandType().bits()) - 1);
            case "toUnsignedLong" -> new Interval(0, 0xFFFFFFFFL);
            default -> all(e);
        };
    }
}

package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Cast;
import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Expression.MathCall;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.print.Code.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes calls of Java's mathematical methods. For one thread. */
final class MathPrinter {

    /** Functions whose double result, rounded to float, is what they give for float at once. */
    private static final Set<String> EXACT = Set.of("sqrt", "floor", "ceil", "rint");

    private static final Pattern ARGUMENT = Pattern.compile("\\$(\\d)");

    private final ExpressionPrinter expressions;
    private final Ranges ranges;
    private final UsedHelpers helpers;

    MathPrinter(ExpressionPrinter expressions, Ranges ranges, UsedHelpers helpers) {
        this.expressions = expressions;
        this.ranges = ranges;
        this.helpers = helpers;
    }

    /** A call as an expression of exactly its type. */
    Code call(MathCall e) {
        Optional<Code> special = special(e);
        if (special.isPresent()) {
            return special.get();
        }
        String pattern = MathTable.find(e.name(), e.operandType())
                .orElseThrow(() -> new IllegalArgumentException(
                        e.position() + ": no function for " + e.name() + " of " + e.operandType()));
        List<Code> arguments = e.arguments().stream().map(expressions::exact).toList();
        return fill(pattern, arguments);
    }

    /** {@code (float) Math.sqrt(x)} of a float, and others that double precision adds nothing to. */
    Optional<Code> narrowed(MathCall e) {
        if (e.name().equals("sqrt")) {
            helpers.roundFloats();
        }
        return EXACT.contains(e.name())
                        && e.arguments().getFirst() instanceof Cast inner
                        && inner.operand().type() == Scalar.FLOAT
                ? Optional.of(Code.call(e.name(), expressions.exact(inner.operand())))
                : Optional.empty();
    }

    /** Simpler forms where arguments allow them. */
    private Optional<Code> special(MathCall e) {
        return switch (e.name()) {
            case "floorMod" -> division(e, Operator.REMAINDER);
            case "floorDiv" -> division(e, Operator.DIVIDE);
            case "rotateRight" -> rotation(e);
            case "clamp" -> e.type() == Scalar.INT ? Optional.of(clamp(e.arguments())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** C's operators round to zero, which is down where nothing is negative. */
    private Optional<Code> division(MathCall e, Operator operator) {
        Expression dividend = e.arguments().get(0);
        Expression divisor = e.arguments().get(1);
        return ranges.of(dividend).low() >= 0 && ranges.of(divisor).low() > 0
                ? Optional.of(Code.binary(expressions.value(dividend), operator, expressions.value(divisor)))
                : Optional.empty();
    }

    private Optional<Code> rotation(MathCall e) {
        if (!(e.arguments().get(1) instanceof Literal distance)) {
            return Optional.empty();
        }
        long left = -((Long) distance.value()) & (e.type().bits() - 1L);
        return Optional.of(Code.call("rotate", expressions.exact(e.arguments().get(0)), Literals.of(e.type(), left)));
    }

    /** {@code Math.clamp(long, int, int)}, most often of an int. */
    private Code clamp(List<Expression> arguments) {
        List<Code> limits = arguments.stream().skip(1).map(expressions::exact).toList();
        if (arguments.getFirst() instanceof Cast cast && cast.operand().type() == Scalar.INT) {
            return Code.call("clamp", expressions.exact(cast.operand()), limits.get(0), limits.get(1));
        }
        Code value = expressions.exact(arguments.getFirst());
        return Code.cast(
                "int", Code.call("clamp", value, Code.cast("long", limits.get(0)), Code.cast("long", limits.get(1))));
    }

    private Code fill(String pattern, List<Code> arguments) {
        Matcher matcher = ARGUMENT.matcher(pattern);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            Code argument = arguments.get(Integer.parseInt(matcher.group(1)));
            boolean isArgument = isBetween(pattern, matcher.start(), matcher.end());
            matcher.appendReplacement(
                    text, Matcher.quoteReplacement(isArgument ? argument.text() : argument.at(Level.UNARY)));
        }
        matcher.appendTail(text);
        helpers.useIn(text.toString());
        return new Code(text.toString(), level(pattern));
    }

    /** Whether an argument stands alone between parentheses and commas. */
    private static boolean isBetween(String pattern, int start, int end) {
        return start > 0
                && (pattern.charAt(start - 1) == '(' || pattern.startsWith(", ", start - 2))
                && end < pattern.length()
                && (pattern.charAt(end) == ')' || pattern.charAt(end) == ',');
    }

    private static Level level(String pattern) {
        if (pattern.startsWith("$0 + ")) {
            return Level.SUM;
        }
        if (pattern.startsWith("$0 * ") || pattern.contains(" * (long)")) {
            return Level.PRODUCT;
        }
        return pattern.startsWith("(") ? Level.UNARY : Level.PRIMARY;
    }
}

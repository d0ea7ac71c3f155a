package dev.smi.fuzz.generate;

import dev.smi.fuzz.generate.Scope.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Random expressions of a wanted type over what is in scope, side effects included. */
final class Expressions {

    private static final List<String> LOGIC =
            List.of(" && ", " || ", " && ", " || ", " & ", " | ", " ^ ", " == ", " != ");
    private static final List<String> COMPARISONS = List.of(" < ", " <= ", " > ", " >= ", " == ", " != ");

    private final Choices choices;
    private final Scope scope;
    private final Literals literals;
    private final Targets targets;
    private final Calls calls;
    private final boolean isConstant;

    /** @param helpers what may be called; more may come later */
    Expressions(Choices choices, Scope scope, List<Helper> helpers) {
        this(choices, scope, helpers, false);
    }

    private Expressions(Choices choices, Scope scope, List<Helper> helpers, boolean isConstant) {
        this.choices = choices;
        this.scope = scope;
        this.literals = new Literals(choices);
        this.targets = new Targets(choices, scope, this);
        this.calls = new Calls(choices, helpers, this);
        this.isConstant = isConstant;
    }

    /** Constant expressions over the constants in scope. */
    static Expressions constant(Choices choices, Scope scope) {
        return new Expressions(choices, scope, List.of(), true);
    }

    Calls calls() {
        return calls;
    }

    Targets targets() {
        return targets;
    }

    Literals literals() {
        return literals;
    }

    /** An expression of exactly that type. */
    Node of(JavaType type, int depth) {
        if (depth <= 0) {
            return leaf(type);
        }
        return switch (type) {
            case BOOLEAN -> truth(depth);
            case BYTE, SHORT, CHAR -> choices.chance(55) ? cast(type, depth) : any(type, depth);
            case INT, LONG ->
                choices.chance(45)
                        ? arithmetic(type, depth)
                        : choices.chance(30)
                                ? bits(type, depth)
                                : choices.chance(12) ? cast(type, depth) : any(type, depth);
            case FLOAT, DOUBLE ->
                choices.chance(50)
                        ? arithmetic(type, depth)
                        : choices.chance(15) ? cast(type, depth) : any(type, depth);
        };
    }

    /** An expression whose values become values of that type without a cast. */
    Node convertible(JavaType type, int depth) {
        return choices.chance(70) ? of(type, depth) : of(choices.of(type.sources()), depth);
    }

    /** A literal, constant, variable or element. */
    Node leaf(JavaType type) {
        List<Scalar> scalars = scope.scalars(s -> s.type() == type);
        if (!scalars.isEmpty() && choices.chance(75)) {
            return Node.expression(type, choices.of(scalars).name());
        }
        List<Scalar> others = scope.scalars(s -> s.type() != type && s.type() != JavaType.BOOLEAN);
        if (!others.isEmpty() && type != JavaType.BOOLEAN && choices.chance(40)) {
            return Node.expression(
                    type, "(" + type.keyword() + ") " + choices.of(others).name());
        }
        return !isConstant && choices.chance(40)
                ? targets.element(type, 0, false).orElseGet(() -> literals.of(type))
                : literals.of(type);
    }

    /** What every type has. */
    private Node any(JavaType type, int depth) {
        int choice = choices.below(isConstant ? 25 : 100);
        if (choice < 12) {
            return Node.expression(
                    type,
                    "(",
                    of(JavaType.BOOLEAN, depth - 1),
                    " ? ",
                    of(type, depth - 1),
                    " : ",
                    of(type, depth - 1),
                    ")");
        }
        if (choice < 20 && type.promoted() == type && type != JavaType.BOOLEAN) {
            return unary(type, depth);
        }
        if (choice < 28) {
            return leaf(type);
        }
        if (choice < 50) {
            return targets.element(type, depth - 1, false).orElseGet(() -> leaf(type));
        }
        if (choice < 66) {
            return targets.effect(type, depth - 1).orElseGet(() -> leaf(type));
        }
        if (choice < 78) {
            return calls.ofHelper(type, depth);
        }
        return calls.ofLibrary(type, depth);
    }

    /** A switch that gives a value, which can only be assigned to a new variable. */
    Node chosen(JavaType type, int depth) {
        return Node.expression(
                type,
                "switch (",
                of(choices.of(JavaType.INT, JavaType.BYTE, JavaType.SHORT), depth - 1),
                ") { case 0 -> ",
                of(type, depth - 1),
                "; case 1, -1 -> ",
                of(type, depth - 1),
                "; default -> ",
                of(type, depth - 1),
                "; }");
    }

    private Node unary(JavaType type, int depth) {
        boolean isWhole = type.isIntegral();
        String operator = choices.of("-", "-", "+", isWhole ? "~" : "-");
        JavaType operand = isWhole && type == JavaType.INT && choices.chance(30)
                ? choices.of(JavaType.BYTE, JavaType.SHORT, JavaType.CHAR)
                : type;
        return Node.expression(type, "(", operator, "(", of(operand, depth - 1), "))");
    }

    /** A cast from any type to any type. */
    Node cast(JavaType type, int depth) {
        Node operand = of(choices.of(JavaType.NUMBERS), depth - 1);
        return Node.expression(type, "(", type.keyword(), ") (", operand, ")");
    }

    /** Plus, minus, times, divided by, remainder, with numeric promotion. */
    private Node arithmetic(JavaType type, int depth) {
        String operator = choices.of(" + ", " - ", " * ", " + ", " - ", " * ", " / ", " % ");
        boolean isDivision = operator.equals(" / ") || operator.equals(" % ");
        // a division would take the last operand of a sum, which may be a whole number
        Node left = parenthesised(of(type, depth - 1), isDivision ? 100 : 60);
        JavaType narrow = choices.of(operands(type));
        Node right = isDivision && type.isIntegral() ? divisor(type, depth - 1) : narrower(type, narrow, depth);
        return !isDivision && choices.chance(40)
                ? Node.expression(type, left, operator, right)
                : Node.expression(type, "(", left, operator, right, ")");
    }

    private Node narrower(JavaType type, JavaType narrow, int depth) {
        return parenthesised(of(choices.chance(60) ? type : narrow, depth - 1), 60);
    }

    /** What has operators outside parentheses gets some, or sometimes none, which only changes the grouping. */
    private Node parenthesised(Node expression, int percent) {
        return expression.isBare() && choices.chance(percent)
                ? Node.expression(expression.type().orElseThrow(), "(", expression, ")")
                : expression;
    }

    private static List<JavaType> operands(JavaType type) {
        List<JavaType> all = new ArrayList<>(JavaType.NUMBERS);
        all.removeIf(t -> !type.isAtLeast(t.promoted()));
        return all;
    }

    /** A whole number other than 0. */
    Node divisor(JavaType type, int depth) {
        if (choices.chance(40)) {
            String suffix = type == JavaType.LONG ? "L" : "";
            return Node.guard(
                    type,
                    choices.of("3", "7", "(-1%s)", "16", "1", "(-2%s)", "1000003", "(-7%s)")
                            .formatted(suffix));
        }
        return Node.guard(type, "(", of(type, depth), " | 1)");
    }

    private Node bits(JavaType type, int depth) {
        if (choices.chance(50)) {
            Node distance =
                    of(choices.of(JavaType.BYTE, JavaType.CHAR, JavaType.INT, JavaType.INT, JavaType.LONG), depth - 1);
            JavaType left = type == JavaType.INT && choices.chance(40)
                    ? choices.of(JavaType.BYTE, JavaType.SHORT, JavaType.CHAR)
                    : type;
            return Node.expression(
                    type, "((", of(left, depth - 1), ")", choices.of(" << ", " >> ", " >>> "), "(", distance, "))");
        }
        JavaType right = choices.of(operands(type));
        return Node.expression(
                type, "((", of(type, depth - 1), ")", choices.of(" & ", " | ", " ^ "), "(", of(right, depth - 1), "))");
    }

    private Node truth(int depth) {
        if (choices.chance(45)) {
            return comparison(depth);
        }
        if (choices.chance(55)) {
            return Node.expression(
                    JavaType.BOOLEAN,
                    "(",
                    of(JavaType.BOOLEAN, depth - 1),
                    choices.of(LOGIC),
                    of(JavaType.BOOLEAN, depth - 1),
                    ")");
        }
        return choices.chance(20)
                ? Node.expression(JavaType.BOOLEAN, "(!", of(JavaType.BOOLEAN, depth - 1), ")")
                : any(JavaType.BOOLEAN, depth);
    }

    private Node comparison(int depth) {
        return Node.expression(
                JavaType.BOOLEAN,
                "((",
                of(choices.of(JavaType.NUMBERS), depth - 1),
                ")",
                choices.of(COMPARISONS),
                "(",
                of(choices.of(JavaType.NUMBERS), depth - 1),
                "))");
    }

    /** An int within the array's length. */
    Node index(int length, int depth) {
        List<Scalar> counters = scope.scalars(s -> s.bound() > 0 && s.bound() <= length && s.type() != JavaType.LONG);
        if (!counters.isEmpty() && choices.chance(45)) {
            Scalar counter = choices.of(counters);
            int room = length - counter.bound();
            return Node.guard(
                    JavaType.INT,
                    choices.chance(20)
                            ? (length - 1) + " - " + counter.name()
                            : counter.name() + (room > 0 && choices.chance(40) ? " + " + room : ""));
        }
        if (depth <= 0 || choices.chance(25)) {
            return Node.guard(JavaType.INT, choices.below(length));
        }
        Node any = of(choices.of(JavaType.INT, JavaType.INT, JavaType.BYTE, JavaType.CHAR), depth - 1);
        if (Integer.bitCount(length) == 1) {
            return Node.guard(JavaType.INT, "(", any, ") & " + (length - 1));
        }
        return choices.chance(50)
                ? Node.guard(JavaType.INT, "Math.floorMod(", any, ", " + length + ")")
                : Node.guard(JavaType.INT, "((", any, ") & 255) % " + length);
    }
}

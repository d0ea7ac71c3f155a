package dev.smi.codegen.frontend.java.print;

/**
 * An expression of C.
 *
 * @param text its text
 * @param level how tightly its outermost operator binds
 */
record Code(String text, Level level) {

    /** Levels of C's operators, the loosest first. */
    enum Level {
        ASSIGNMENT,
        CONDITIONAL,
        OR_ELSE,
        AND_THEN,
        OR,
        XOR,
        AND,
        EQUALITY,
        RELATION,
        SHIFT,
        SUM,
        PRODUCT,
        UNARY,
        PRIMARY
    }

    /** A name, number, call, or whatever else never needs parentheses. */
    static Code primary(String text) {
        return new Code(text, Level.PRIMARY);
    }

    /** An operand converted to a type of C. */
    static Code cast(String type, Code operand) {
        return new Code("(" + type + ")" + operand.at(Level.UNARY), Level.UNARY);
    }

    /** A call. */
    static Code call(String function, Code... arguments) {
        StringBuilder text = new StringBuilder(function).append('(');
        for (int i = 0; i < arguments.length; i++) {
            text.append(i == 0 ? "" : ", ").append(arguments[i].text);
        }
        return primary(text.append(')').toString());
    }

    /** An operator between two operands. */
    static Code binary(Code left, Operator operator, Code right) {
        return new Code(
                operator.leftOf(left) + " " + operator.symbol() + " " + operator.rightOf(right), operator.level());
    }

    /** The text where an operator of at least the given level is needed, in parentheses if it must be. */
    String at(Level least) {
        return level.compareTo(least) >= 0 ? text : "(" + text + ")";
    }
}

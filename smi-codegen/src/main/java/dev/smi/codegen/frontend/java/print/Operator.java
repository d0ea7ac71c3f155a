package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.print.Code.Level;

/**
 * C's operators between two operands. Where C's levels mislead readers, and compilers warn, operands get parentheses
 * that the language does not need.
 */
enum Operator {
    MULTIPLY("*", Level.PRODUCT),
    DIVIDE("/", Level.PRODUCT),
    REMAINDER("%", Level.PRODUCT),
    ADD("+", Level.SUM),
    SUBTRACT("-", Level.SUM),
    SHIFT_LEFT("<<", Level.SHIFT),
    SHIFT_RIGHT(">>", Level.SHIFT),
    LESS("<", Level.RELATION),
    LESS_OR_EQUAL("<=", Level.RELATION),
    GREATER(">", Level.RELATION),
    GREATER_OR_EQUAL(">=", Level.RELATION),
    EQUAL("==", Level.EQUALITY),
    NOT_EQUAL("!=", Level.EQUALITY),
    AND("&", Level.AND),
    XOR("^", Level.XOR),
    OR("|", Level.OR),
    AND_THEN("&&", Level.AND_THEN),
    OR_ELSE("||", Level.OR_ELSE);

    private final String symbol;
    private final Level level;

    Operator(String symbol, Level level) {
        this.symbol = symbol;
        this.level = level;
    }

    /** The operator of C that looks like Java's; both shifts to the right are {@code >>} of different types. */
    static Operator of(BinaryOperator operator) {
        return operator == BinaryOperator.SHIFT_RIGHT_UNSIGNED ? SHIFT_RIGHT : valueOf(operator.name());
    }

    String symbol() {
        return symbol;
    }

    Level level() {
        return level;
    }

    /** The text of a left operand. */
    String leftOf(Code operand) {
        return switch (level) {
            case AND, XOR, OR -> operand.level() == level ? operand.text() : operand.at(Level.UNARY);
            case SHIFT -> operand.at(Level.UNARY);
            case RELATION, EQUALITY -> operand.at(Level.SUM);
            case OR_ELSE -> operand.level() == level ? operand.text() : operand.at(Level.OR);
            case AND_THEN -> operand.level() == level ? operand.text() : operand.at(Level.OR);
            default -> operand.at(level);
        };
    }

    /** The text of a right operand, which is evaluated before the operator whatever it is. */
    String rightOf(Code operand) {
        return switch (level) {
            case AND, XOR, OR, SHIFT -> operand.at(Level.UNARY);
            case RELATION, EQUALITY -> operand.at(Level.SUM);
            case OR_ELSE, AND_THEN -> operand.at(Level.OR);
            case SUM -> operand.at(Level.PRODUCT);
            default -> operand.at(Level.UNARY);
        };
    }
}

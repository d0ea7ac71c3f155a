package dev.smi.codegen.frontend.java.ir;

/** Operators between two operands, with Java's meaning. */
public enum BinaryOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    AND("&"),
    OR("|"),
    XOR("^"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    SHIFT_RIGHT_UNSIGNED(">>>"),
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    /** Evaluates its right operand only if the left one is true. */
    AND_THEN("&&"),
    /** Evaluates its right operand only if the left one is false. */
    OR_ELSE("||");

    private final String symbol;

    BinaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** As Java writes it. */
    public String symbol() {
        return symbol;
    }

    /** Whether it is one of the three shifts. */
    public boolean isShift() {
        return this == SHIFT_LEFT || this == SHIFT_RIGHT || this == SHIFT_RIGHT_UNSIGNED;
    }
}

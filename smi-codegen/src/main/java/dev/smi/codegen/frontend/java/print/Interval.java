package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Scalar;
import java.util.Optional;
import java.util.function.LongBinaryOperator;

/**
 * Whole numbers from one to another, both included.
 *
 * @param low the least
 * @param high the greatest
 */
record Interval(long low, long high) {

    Interval {
        if (low > high) {
            throw new IllegalArgumentException("no number is within " + low + ".." + high);
        }
    }

    /** All values of a type. */
    static Interval all(Scalar type) {
        return switch (type) {
            case BOOLEAN -> new Interval(0, 1);
            case BYTE -> new Interval(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SHORT -> new Interval(Short.MIN_VALUE, Short.MAX_VALUE);
            case CHAR -> new Interval(Character.MIN_VALUE, Character.MAX_VALUE);
            case INT -> new Interval(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG, FLOAT, DOUBLE -> new Interval(Long.MIN_VALUE, Long.MAX_VALUE);
        };
    }

    static Interval of(long value) {
        return new Interval(value, value);
    }

    boolean isOne() {
        return low == high;
    }

    boolean contains(long value) {
        return low <= value && value <= high;
    }

    boolean isWithin(Interval other) {
        return other.low <= low && high <= other.high;
    }

    /** All of both and what lies between. */
    Interval join(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }

    /** What an operator can give that is monotonic in each operand; empty if 64 bits have no room for it. */
    Optional<Interval> combine(Interval other, LongBinaryOperator exact) {
        try {
            long a = exact.applyAsLong(low, other.low);
            long b = exact.applyAsLong(low, other.high);
            long c = exact.applyAsLong(high, other.low);
            long d = exact.applyAsLong(high, other.high);
            return Optional.of(
                    new Interval(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d))));
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }
}

package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Scalar;

/** Intervals of what operators give that are not monotonic. Stateless. */
final class RangeRules {

    private RangeRules() {}

    static Interval divide(Interval left, Interval right, Interval all) {
        if (left.low() == all.low() && right.contains(-1)) {
            return all;
        }
        if (right.low() > 0) {
            return new Interval(
                    left.low() < 0 ? left.low() / right.low() : left.low() / right.high(),
                    left.high() < 0 ? left.high() / right.high() : left.high() / right.low());
        }
        long most =
                Math.max(left.low() == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(left.low()), Math.abs(left.high()));
        return left.low() == Long.MIN_VALUE ? all : new Interval(-most, most);
    }

    static Interval remainder(Interval left, Interval right, Interval all) {
        if (right.low() == all.low()) {
            return left.low() >= 0 ? new Interval(0, left.high()) : all;
        }
        long most = Math.max(0, Math.max(Math.abs(right.low()), Math.abs(right.high())) - 1);
        long low = left.low() >= 0 ? 0 : Math.max(-most, left.low());
        long high = left.high() <= 0 ? 0 : Math.min(most, left.high());
        return new Interval(low, high);
    }

    static Interval and(Interval left, Interval right, Interval all) {
        if (left.low() >= 0 && right.low() >= 0) {
            return new Interval(0, Math.min(left.high(), right.high()));
        }
        return left.low() >= 0 ? new Interval(0, left.high()) : right.low() >= 0 ? new Interval(0, right.high()) : all;
    }

    /** Of {@code |} and {@code ^}: no bit above the highest of both. */
    static Interval or(Interval left, Interval right, Interval all) {
        if (left.low() < 0 || right.low() < 0) {
            return all;
        }
        long most = Math.max(left.high(), right.high());
        return new Interval(0, most == 0 ? 0 : -1L >>> Long.numberOfLeadingZeros(most));
    }

    /** By a known distance. */
    static Interval shift(BinaryOperator operator, Interval left, int bits, Interval all, Scalar type) {
        return switch (operator) {
            case SHIFT_LEFT ->
                left.combine(Interval.of(bits), RangeRules::shiftExact)
                        .filter(i -> i.isWithin(all))
                        .orElse(all);
            case SHIFT_RIGHT -> new Interval(left.low() >> bits, left.high() >> bits);
            default ->
                left.low() >= 0
                        ? new Interval(left.low() >> bits, left.high() >> bits)
                        : bits == 0 ? all : new Interval(0, (type == Scalar.LONG ? -1L : 0xFFFFFFFFL) >>> bits);
        };
    }

    private static long shiftExact(long value, long bits) {
        long most = Long.SIZE - 2; // 1L << 63 is negative
        return Math.multiplyExact(Math.multiplyExact(value, 1L << Math.min(bits, most)), bits > most ? 2L : 1L);
    }

    static Interval abs(Interval operand, Interval all) {
        if (operand.low() >= 0) {
            return operand;
        }
        return operand.low() == all.low()
                ? all
                : new Interval(operand.high() < 0 ? -operand.high() : 0, Math.max(-operand.low(), operand.high()));
    }

    static Interval floorMod(Interval divisor, Interval all) {
        return divisor.low() > 0 ? new Interval(0, divisor.high() - 1) : all;
    }
}

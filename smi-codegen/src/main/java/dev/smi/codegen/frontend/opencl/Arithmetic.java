package dev.smi.codegen.frontend.opencl;

import java.util.OptionalLong;

/** Integer operators of C on constants. Stateless. */
final class Arithmetic {

    private Arithmetic() {}

    static OptionalLong unary(String operator, long a) {
        return switch (operator) {
            case "+" -> OptionalLong.of(a);
            case "-" -> OptionalLong.of(-a);
            case "~" -> OptionalLong.of(~a);
            case "!" -> truth(a == 0);
            default -> OptionalLong.empty();
        };
    }

    static OptionalLong binary(String operator, long a, long b) {
        return switch (operator) {
            case "+" -> OptionalLong.of(a + b);
            case "-" -> OptionalLong.of(a - b);
            case "*" -> OptionalLong.of(a * b);
            case "/" -> b == 0 ? OptionalLong.empty() : OptionalLong.of(a / b);
            case "%" -> b == 0 ? OptionalLong.empty() : OptionalLong.of(a % b);
            case "<<" -> OptionalLong.of(a << b);
            case ">>" -> OptionalLong.of(a >> b);
            case "&" -> OptionalLong.of(a & b);
            case "|" -> OptionalLong.of(a | b);
            case "^" -> OptionalLong.of(a ^ b);
            case "<" -> truth(a < b);
            case "<=" -> truth(a <= b);
            case ">" -> truth(a > b);
            case ">=" -> truth(a >= b);
            case "==" -> truth(a == b);
            case "!=" -> truth(a != b);
            case "&&" -> truth(a != 0 && b != 0);
            case "||" -> truth(a != 0 || b != 0);
            default -> OptionalLong.empty();
        };
    }

    private static OptionalLong truth(boolean value) {
        return OptionalLong.of(value ? 1 : 0);
    }
}

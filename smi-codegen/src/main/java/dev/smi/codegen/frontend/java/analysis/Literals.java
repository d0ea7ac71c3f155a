package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Scalar;
import java.math.BigInteger;
import java.util.Locale;

/** Numbers as sources write them. Stateless. */
final class Literals {

    private Literals() {}

    /**
     * The value of a literal.
     *
     * @throws Rejected if it is out of range, or no number
     */
    static Literal of(LiteralExpr literal) {
        return switch (literal) {
            case BooleanLiteralExpr bool -> new Literal(Scalar.BOOLEAN, bool.getValue());
            case CharLiteralExpr character -> new Literal(Scalar.CHAR, (long) character.asChar());
            case IntegerLiteralExpr whole -> whole(literal, whole.getValue(), Scalar.INT);
            case LongLiteralExpr whole ->
                whole(literal, whole.getValue().substring(0, whole.getValue().length() - 1), Scalar.LONG);
            case DoubleLiteralExpr floating -> floating(floating);
            default -> throw Rejected.at(literal, Unsupported.reason(literal));
        };
    }

    /** The smallest int or long, whose digits alone are out of range. */
    static boolean isMagnitudeOfMinimum(LiteralExpr literal) {
        return switch (literal) {
            case IntegerLiteralExpr whole -> whole.getValue().replace("_", "").equals("2147483648");
            case LongLiteralExpr whole ->
                whole.getValue().replace("_", "").toUpperCase(Locale.ROOT).equals("9223372036854775808L");
            default -> false;
        };
    }

    private static Literal whole(LiteralExpr at, String text, Scalar type) {
        String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
        int radix = digits.startsWith("0x") ? 16 : digits.startsWith("0b") ? 2 : digits.matches("0\\d+") ? 8 : 10;
        BigInteger value;
        try {
            value = new BigInteger(radix == 16 || radix == 2 ? digits.substring(2) : digits, radix);
        } catch (NumberFormatException _) {
            throw Rejected.at(at, text + " is no number; write its digits as Java does");
        }
        int bits = radix == 10 ? type.bits() - 1 : type.bits();
        if (value.bitLength() > bits) {
            throw Rejected.at(
                    at,
                    text + " is out of range of " + type.javaName()
                            + (type == Scalar.INT ? "; write an L behind it" : ""));
        }
        return new Literal(type, type == Scalar.INT ? (long) value.intValue() : value.longValue());
    }

    private static Literal floating(DoubleLiteralExpr literal) {
        String text = literal.getValue().replace("_", "").toLowerCase(Locale.ROOT);
        boolean isFloat = text.endsWith("f") && !text.matches("0x[^p]*");
        double value = isFloat ? Float.parseFloat(text) : Double.parseDouble(text);
        // digits before the exponent; a number of none but zeros may be 0
        String digits =
                text.replaceFirst(text.startsWith("0x") ? "p.*" : "[efd].*", "").replaceFirst("^0x", "");
        if (Double.isInfinite(value) || (value == 0 && !digits.matches("[0.]*"))) {
            throw Rejected.at(literal, literal.getValue() + " is out of range of " + (isFloat ? "float" : "double"));
        }
        return new Literal(isFloat ? Scalar.FLOAT : Scalar.DOUBLE, value);
    }
}

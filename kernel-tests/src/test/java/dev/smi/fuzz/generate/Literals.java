package dev.smi.fuzz.generate;

/** Numbers as Java writes them, the awkward ones often. */
final class Literals {

    private static final int SMALL = 20;

    private final Choices choices;

    Literals(Choices choices) {
        this.choices = choices;
    }

    Node of(JavaType type) {
        return Node.expression(
                type,
                switch (type) {
                    case BOOLEAN -> choices.chance(50) ? "true" : "false";
                    case BYTE -> "(byte) " + choices.of("0", "1", "(-1)", "127", "(-128)", "200", "0x80", small());
                    case SHORT ->
                        "(short) " + choices.of("0", "1", "(-1)", "32767", "(-32768)", "40000", "0xff", small());
                    case CHAR ->
                        choices.of(
                                "'a'", "'\\n'", "'\\''", "'\\\\'", "'\\0'", "(char) 65535", "(char) 128", "'Z'", "'é'");
                    case INT -> integer();
                    case LONG -> longInteger();
                    case FLOAT -> floating("f");
                    case DOUBLE -> floating("");
                });
    }

    private String small() {
        return Integer.toString(choices.below(SMALL));
    }

    private String integer() {
        return switch (choices.below(12)) {
            case 0 -> "Integer.MAX_VALUE";
            case 1 -> "Integer.MIN_VALUE";
            case 2 -> "(-2147483648)";
            case 3 -> "(-1)";
            case 4 -> "0x" + Integer.toHexString((int) choices.anyLong());
            case 5 -> "0b10_01";
            case 6 -> "0_007";
            case 7 -> "1_000_000_007";
            case 8 -> parenthesised(Integer.toString((int) choices.anyLong()));
            case 9 -> Integer.toString(choices.between(30, 66));
            default -> small();
        };
    }

    private String longInteger() {
        return switch (choices.below(9)) {
            case 0 -> "Long.MAX_VALUE";
            case 1 -> "Long.MIN_VALUE";
            case 2 -> "(-9223372036854775808L)";
            case 3 -> "(-1L)";
            case 4 -> "0x" + Long.toHexString(choices.anyLong()) + "L";
            case 5 -> "4_294_967_296L";
            case 6 -> parenthesised(choices.anyLong() + "L");
            default -> small() + "L";
        };
    }

    private String floating(String suffix) {
        String owner = suffix.isEmpty() ? "Double." : "Float.";
        return switch (choices.below(17)) {
            case 0 -> owner + "NaN";
            case 1 -> owner + "POSITIVE_INFINITY";
            case 2 -> owner + "NEGATIVE_INFINITY";
            case 3 -> owner + "MAX_VALUE";
            case 4 -> owner + "MIN_VALUE";
            case 5 -> "(-0.0" + suffix + ")";
            case 6 -> "0.1" + suffix;
            case 7 -> "0x1.8p3" + suffix;
            case 8 -> "1e-40" + suffix;
            case 9 -> suffix.isEmpty() ? "1e300" : "1e38f";
            case 10 -> suffix.isEmpty() ? "9.223372036854775807E18" : "2.14748365E9f";
            case 11 -> suffix.isEmpty() ? bits() : floatBits();
            case 12 -> suffix.isEmpty() ? "0.5d" : "0.5F";
            case 13 -> "0" + (suffix.isEmpty() ? "." : suffix);
            default -> small() + "." + choices.below(100) + suffix;
        };
    }

    private String bits() {
        double value = Double.longBitsToDouble(choices.anyLong());
        return Double.isFinite(value) ? parenthesised(Double.toString(value)) : "3.5";
    }

    private String floatBits() {
        float value = Float.intBitsToFloat((int) choices.anyLong());
        return Float.isFinite(value) ? parenthesised(value + "f") : "3.5f";
    }

    private static String parenthesised(String number) {
        return number.startsWith("-") ? "(" + number + ")" : number;
    }
}

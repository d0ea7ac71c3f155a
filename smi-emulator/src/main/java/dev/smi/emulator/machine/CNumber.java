package dev.smi.emulator.machine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as C's {@code printf} writes them.
 *
 * @param flags any of {@code -+ #0}
 * @param width fewest characters
 * @param precision digits, -1 if none are given
 */
record CNumber(String flags, int width, int precision) {

    /**
     * A whole number.
     *
     * @param kind {@code d}, {@code i}, {@code u}, {@code x}, {@code X} or {@code o}
     * @param value the number, without sign unless the kind has one
     */
    String integer(char kind, long value) {
        boolean isSigned = kind == 'd' || kind == 'i';
        String digits =
                switch (kind) {
                    case 'x', 'X' -> Long.toHexString(value);
                    case 'o' -> Long.toOctalString(value);
                    default -> isSigned && value < 0 ? Long.toString(value).substring(1) : Long.toUnsignedString(value);
                };
        digits = precision == 0 && value == 0 ? "" : "0".repeat(Math.max(0, precision - digits.length())) + digits;
        if (kind == 'o' && flags.contains("#") && !digits.startsWith("0")) {
            digits = "0" + digits;
        }
        String prefix = (kind == 'x' || kind == 'X') && flags.contains("#") && value != 0 ? "0x" : "";
        String text = pad(isSigned ? sign(value < 0) : prefix, digits, precision < 0);
        return kind == 'X' ? text.toUpperCase(Locale.ROOT) : text;
    }

    /**
     * A number with a fraction.
     *
     * @param kind {@code f}, {@code e}, {@code g} or {@code a}, or one of them as a capital
     */
    String real(char kind, double value) {
        boolean isNegative = Double.doubleToRawLongBits(value) < 0;
        boolean isCapital = Character.isUpperCase(kind);
        String digits;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            digits = Double.isNaN(value) ? "nan" : "inf";
        } else {
            digits = switch (Character.toLowerCase(kind)) {
                case 'f' -> fixed(Math.abs(value), precision < 0 ? 6 : precision);
                case 'e' -> scientific(Math.abs(value), precision < 0 ? 6 : precision);
                case 'g' -> general(Math.abs(value), precision < 0 ? 6 : Math.max(1, precision));
                default -> hexadecimal(Math.abs(value));
            };
        }
        String text = pad(sign(isNegative), digits, Double.isFinite(value));
        return isCapital ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String fixed(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String scientific(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
        return String.format(Locale.ROOT, "%." + digits + "e", rounded);
    }

    /** As fixed or as scientific as is shorter, with so many digits in all. */
    private String general(double value, int digits) {
        String scientific = scientific(value, digits - 1);
        int exponent = Integer.parseInt(scientific.substring(scientific.indexOf('e') + 1));
        boolean isFixed = exponent >= -4 && exponent < digits;
        String text = isFixed ? fixed(value, digits - 1 - exponent) : scientific;
        if (flags.contains("#") || !text.contains(".")) {
            return text;
        }
        int end = isFixed ? text.length() : text.indexOf('e');
        return text.substring(0, end).replaceFirst("\\.?0+$", "") + text.substring(end);
    }

    private static String hexadecimal(double value) {
        String text = Double.toHexString(value).replace(".0p", "p");
        return text.contains("p-") ? text : text.replace("p", "p+");
    }

    private String sign(boolean isNegative) {
        return isNegative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
    }

    private String pad(String sign, String digits, boolean mayPadWithZeros) {
        int missing = Math.max(0, width - sign.length() - digits.length());
        if (flags.contains("-")) {
            return sign + digits + " ".repeat(missing);
        }
        boolean isZero = flags.contains("0") && mayPadWithZeros;
        return isZero ? sign + "0".repeat(missing) + digits : " ".repeat(missing) + sign + digits;
    }
}

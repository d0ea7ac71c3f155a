package dev.smi.emulator.machine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formats as {@code printf} of OpenCL C does, from a list of variable arguments in device memory: each aligned to its
 * size, integers of 4 bytes, or 8 with {@code l}, floating-point numbers as {@code double}. Not thread-safe.
 */
final class DevicePrintf {

    private static final Pattern CONVERSION =
            Pattern.compile("%([-+ #0]*)(\\d*)(\\.\\d+)?(hh|hl|h|l)?([diouxXcsfFeEgGaAp%])");

    private final DeviceMemory memory;
    private int next;

    DevicePrintf(DeviceMemory memory) {
        this.memory = memory;
    }

    String format(String format, int arguments) {
        next = arguments;
        Matcher conversion = CONVERSION.matcher(format);
        return conversion.replaceAll(match -> Matcher.quoteReplacement(convert(conversion)));
    }

    private String convert(Matcher conversion) {
        String flags = conversion.group(1) + conversion.group(2);
        String precision = conversion.group(3) == null ? "" : conversion.group(3);
        boolean isLong = "l".equals(conversion.group(4));
        char kind = conversion.group(5).charAt(0);
        return switch (kind) {
            case '%' -> "%";
            case 'd', 'i' -> integer(flags, isLong ? nextLong() : nextInt());
            case 'u' -> unsigned(flags, isLong);
            case 'x', 'X', 'o' -> pad(flags + kind, isLong ? nextLong() : (Object) nextInt());
            case 'p' -> "0x" + Integer.toHexString(nextInt());
            case 'c' -> pad(flags.replace("0", "") + 'c', nextInt());
            case 's' -> pad(flags.replace("0", "") + precision + 's', memory.string(nextInt()));
            default -> pad(flags + (kind == 'a' || kind == 'A' ? "" : precision) + normalized(kind), nextDouble());
        };
    }

    private static char normalized(char kind) {
        return switch (kind) {
            case 'F' -> 'f';
            default -> kind;
        };
    }

    private static String integer(String flags, long value) {
        return pad(flags.replace("#", "") + 'd', value);
    }

    private String unsigned(String flags, boolean isLong) {
        return isLong
                ? pad(flags.replace("#", "") + 's', Long.toUnsignedString(nextLong()))
                : integer(flags, Integer.toUnsignedLong(nextInt()));
    }

    private static String pad(String conversion, Object value) {
        try {
            return String.format(Locale.ROOT, "%" + conversion, value);
        } catch (java.util.IllegalFormatException _) {
            return value.toString();
        }
    }

    private int nextInt() {
        int value = memory.readInt(next);
        next += 4;
        return value;
    }

    private long nextLong() {
        next = Math.ceilDiv(next, 8) * 8;
        long value = memory.readLong(next);
        next += 8;
        return value;
    }

    private double nextDouble() {
        return Double.longBitsToDouble(nextLong());
    }
}

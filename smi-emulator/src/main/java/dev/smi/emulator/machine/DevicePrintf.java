package dev.smi.emulator.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formats as {@code printf} of OpenCL C does (section 6.13.13), vectors included, from a list of variable arguments in
 * device memory. Each argument is aligned to its size, a vector to that of the whole; integers take 4 bytes, or 8 with
 * {@code l}, floating-point numbers 8, or 4 in vectors without {@code l}. Not thread-safe.
 */
final class DevicePrintf {

    private static final Pattern CONVERSION = Pattern.compile(
            "%([-+ #0]*)(\\d{0,3})(?:\\.(\\d{0,3}))?(?:v(2|3|4|8|16))?(hh|hl|h|l)?([diouxXcsfFeEgGaAp%])");

    private final DeviceMemory memory;
    private int start;
    private int offset;

    DevicePrintf(DeviceMemory memory) {
        this.memory = memory;
    }

    String format(String format, int arguments) {
        start = arguments;
        offset = 0;
        Matcher conversion = CONVERSION.matcher(format);
        return conversion.replaceAll(match -> Matcher.quoteReplacement(convert(conversion)));
    }

    private String convert(Matcher conversion) {
        String precision = conversion.group(3);
        CNumber number = new CNumber(
                conversion.group(1),
                conversion.group(2).isEmpty() ? 0 : Integer.parseInt(conversion.group(2)),
                precision == null ? -1 : precision.isEmpty() ? 0 : Integer.parseInt(precision));
        String length = conversion.group(5) == null ? "" : conversion.group(5);
        char kind = conversion.group(6).charAt(0);
        return conversion.group(4) == null
                ? scalar(number, length, kind)
                : vector(number, length, kind, Integer.parseInt(conversion.group(4)));
    }

    private String scalar(CNumber number, String length, char kind) {
        return switch (kind) {
            case '%' -> "%";
            case 'd', 'i', 'u', 'x', 'X', 'o' -> number.integer(kind, whole(kind, length));
            case 'p' -> "0x" + Integer.toHexString(nextInt());
            case 'c' -> text(number, String.valueOf((char) (nextInt() & 0xff)));
            case 's' -> text(number, string(number, nextInt()));
            default -> number.real(kind, Double.longBitsToDouble(nextLong()));
        };
    }

    /** The lanes with commas between them. */
    private String vector(CNumber number, String length, char kind, int lanes) {
        boolean isReal = "fFeEgGaA".indexOf(kind) >= 0;
        int bytes =
                switch (length) {
                    case "hh" -> 1;
                    case "h" -> 2;
                    case "l" -> 8;
                    default -> 4;
                };
        align(bytes * (lanes == 3 ? 4 : lanes));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            if (isReal) {
                double value = bytes == 8 ? Double.longBitsToDouble(nextLong()) : Float.intBitsToFloat(nextInt());
                texts.add(number.real(kind, value));
            } else {
                texts.add(number.integer(kind, whole(kind, length)));
            }
        }
        return String.join(",", texts);
    }

    /** The next argument, cut to its type. */
    private long whole(char kind, String length) {
        boolean isSigned = kind == 'd' || kind == 'i';
        return switch (length) {
            case "l" -> nextLong();
            case "hh" -> isSigned ? (byte) nextInt() : nextInt() & 0xff;
            case "h" -> isSigned ? (short) nextInt() : nextInt() & 0xffff;
            default -> isSigned ? nextInt() : Integer.toUnsignedLong(nextInt());
        };
    }

    private String string(CNumber number, int address) {
        String text = address == 0 ? "(null)" : memory.string(address);
        return number.precision() >= 0 && number.precision() < text.length()
                ? text.substring(0, number.precision())
                : text;
    }

    private static String text(CNumber number, String text) {
        String space = " ".repeat(Math.max(0, number.width() - text.length()));
        return number.flags().contains("-") ? text + space : space + text;
    }

    private void align(int bytes) {
        offset = Math.ceilDiv(offset, bytes) * bytes;
    }

    private int nextInt() {
        int value = memory.readInt(start + offset);
        offset += 4;
        return value;
    }

    private long nextLong() {
        align(8);
        long value = memory.readLong(start + offset);
        offset += 8;
        return value;
    }
}

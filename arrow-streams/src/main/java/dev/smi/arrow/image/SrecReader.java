package dev.smi.arrow.image;

import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads S-records; what is wrong is reported with its place. One use; not thread-safe. */
final class SrecReader {

    /** Enough to see what is wrong with a file. */
    private static final int MOST_FAULTS = 20;

    private static final int DATA = 4; // where a line's bytes begin, after S, type and count
    private static final String REMEDY = "; write the image again";

    private final String file;
    private final Diagnostics diagnostics = new Diagnostics();
    private final MemoryImage image = new MemoryImage();
    private int line;
    private int faults;
    private long dataLines;
    private int endLine;

    SrecReader(String file) {
        this.file = file;
    }

    MemoryImage image(byte[] text) {
        // one character each: what is not ASCII is told with its place, too
        for (String each : new String(text, StandardCharsets.ISO_8859_1).split("\r\n|\r|\n", -1)) {
            line++;
            if (!each.isBlank() && faults < MOST_FAULTS) {
                read(each.stripTrailing());
            }
        }
        if (dataLines == 0 && faults == 0) {
            diagnostics.error(SourcePosition.of(file), "has no data, lines S1, S2 or S3; give a memory image");
        }
        diagnostics.throwIfErrors();
        return image;
    }

    private void read(String text) {
        int addressBytes = addressBytes(text);
        if (addressBytes == 0) {
            String start = text.substring(0, Math.min(2, text.length()));
            fault(
                    1,
                    "an S-record begins with S0 to S3 or S5 to S9, and not with \"" + printable(start)
                            + "\"; give Motorola S-records");
            return;
        }
        byte[] bytes = bytes(text, addressBytes);
        if (bytes == null) {
            return;
        }
        if (endLine > 0) {
            fault(1, "a line after the end, which is line " + endLine + REMEDY);
            return;
        }
        long address = 0;
        for (int i = 0; i < addressBytes; i++) {
            address = address << Byte.SIZE | bytes[i] & 0xFF;
        }
        record(text.charAt(1), address, Arrays.copyOfRange(bytes, addressBytes, bytes.length), DATA + 1);
    }

    /** Bytes of the address of a line; 0 if there are no such lines. */
    private static int addressBytes(String text) {
        return text.length() < 2 || text.charAt(0) != 'S'
                ? 0
                : switch (text.charAt(1)) {
                    case '0', '1', '5', '9' -> 2;
                    case '2', '6', '8' -> 3;
                    case '3', '7' -> 4;
                    default -> 0;
                };
    }

    /** Address and data of a line whose length and checksum are right; null if they are not. */
    private byte @Nullable [] bytes(String text, int addressBytes) {
        for (int i = 2; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                fault(i + 1, "\"" + printable(text.substring(i, i + 1)) + "\" is no hexadecimal digit" + REMEDY);
                return null;
            }
        }
        int count = text.length() < DATA ? -1 : HexFormat.fromHexDigits(text, 2, DATA);
        if (count < addressBytes + 1 || text.length() != DATA + 2 * count) {
            fault(
                    3,
                    count < 0
                            ? "the line ends within its count of bytes" + REMEDY
                            : lengthFault(text, count, addressBytes));
            return null;
        }
        byte[] bytes = HexFormat.of().parseHex(text, DATA, text.length());
        int sum = count;
        for (int i = 0; i < count - 1; i++) {
            sum += bytes[i] & 0xFF;
        }
        int checksum = ~sum & 0xFF;
        if ((bytes[count - 1] & 0xFF) != checksum) {
            fault(
                    text.length() - 1,
                    "checksum " + text.substring(text.length() - 2) + ", and the line's bytes give "
                            + String.format(Locale.ROOT, "%02X", checksum) + REMEDY);
            return null;
        }
        return Arrays.copyOf(bytes, count - 1);
    }

    private static String lengthFault(String text, int count, int addressBytes) {
        return count < addressBytes + 1
                ? "count " + count + " is below " + (addressBytes + 1) + ", the bytes of address and checksum of an "
                        + text.substring(0, 2) + REMEDY
                : "the line has " + (text.length() - DATA) + " digits after its count, and count " + count + " means "
                        + 2 * count + REMEDY;
    }

    private void record(char type, long address, byte[] data, int column) {
        switch (type) {
            case '0' -> {} // what it says is for people
            case '5', '6' -> {
                if (address != dataLines) {
                    fault(column, "count of lines " + address + ", and " + dataLines + " lines of data came" + REMEDY);
                }
            }
            case '7', '8', '9' -> endLine = line;
            default -> data(address, data, column);
        }
    }

    private void data(long address, byte[] data, int column) {
        dataLines++;
        if (address + data.length > SrecFile.ADDRESSES) {
            fault(column, "the line's " + data.length + " bytes do not end below address 2^32" + REMEDY);
            return;
        }
        OptionalLong conflict = image.put(address, data);
        if (conflict.isPresent()) {
            fault(
                    column,
                    String.format(
                                    Locale.ROOT,
                                    "the byte at address 0x%08X was another one in an earlier line",
                                    conflict.getAsLong())
                            + REMEDY);
        }
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private void fault(int column, String message) {
        faults++;
        diagnostics.error(new SourcePosition(file, line, column), message);
    }
}

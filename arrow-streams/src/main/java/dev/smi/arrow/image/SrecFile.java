package dev.smi.arrow.image;

import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Memory images as Motorola S-records, lines of hexadecimal digits:
 *
 * <pre>
 * S 3 25 00000020 0011..EE BA
 * | | |  |        |        +-- checksum: with it, all bytes from the count on sum to 255
 * | | |  |        +-- data
 * | | |  +-- address, the highest byte first: 4 bytes of S3 and S7, 3 of S2 and S8, 2 of all others
 * | | +-- bytes that follow
 * | +-- 0 header; 1, 2, 3 data; 5, 6 how many lines of data came so far; 7, 8, 9 end, with where to start
 * +-- every line
 * </pre>
 *
 * <p>Written as Fletcher's generator does: a header {@code HDR}, S3 with 32 bytes of data, no end. Stateless.
 */
public final class SrecFile {

    private static final byte[] HEADER = {'H', 'D', 'R'};
    private static final int LINE_BYTES = 32;

    /** What lines have room for in an address. */
    static final long ADDRESSES = 1L << Integer.SIZE;

    private SrecFile() {}

    /**
     * Reads an image. Lines may have any length and any order, and may say the same twice.
     *
     * @throws dev.smi.model.diagnostic.DiagnosticException if the file cannot be read or lines of it are wrong, with
     *     their places
     */
    public static MemoryImage read(Path file) {
        return new SrecReader(file.toString()).image(TextFiles.readBytes(file));
    }

    /** Writes an image, as a whole or not at all. */
    public static void write(Path file, MemoryImage image) {
        TextFiles.write(file, text(image));
    }

    /**
     * The lines of an image.
     *
     * @throws IllegalArgumentException if it has an address beyond 32 bits
     */
    static String text(MemoryImage image) {
        StringBuilder lines = new StringBuilder();
        line(lines, '0', 0, Short.BYTES, HEADER);
        OptionalLong next = image.next(0);
        while (next.isPresent()) {
            long address = next.getAsLong();
            // lines begin at multiples of their length, after what precedes the first one
            long limit = (address / LINE_BYTES + 1) * LINE_BYTES;
            long end = Math.min(image.end(address), limit);
            if (end > ADDRESSES) {
                throw new IllegalArgumentException("address " + (end - 1) + " does not fit into 32 bits");
            }
            line(lines, '3', address, Integer.BYTES, image.get(address, (int) (end - address)));
            next = image.next(end);
        }
        return lines.toString();
    }

    private static void line(StringBuilder lines, char type, long address, int addressBytes, byte[] data) {
        int count = addressBytes + data.length + 1;
        int sum = count;
        lines.append('S').append(type);
        hex(lines, count);
        for (int i = addressBytes - 1; i >= 0; i--) {
            int part = (int) (address >> (Byte.SIZE * i)) & 0xFF;
            sum += part;
            hex(lines, part);
        }
        for (byte value : data) {
            sum += value & 0xFF;
            hex(lines, value & 0xFF);
        }
        hex(lines, ~sum & 0xFF);
        lines.append('\n');
    }

    private static void hex(StringBuilder lines, int value) {
        lines.append(Character.toUpperCase(Character.forDigit(value >> 4, 16)))
                .append(Character.toUpperCase(Character.forDigit(value & 0xF, 16)));
    }
}

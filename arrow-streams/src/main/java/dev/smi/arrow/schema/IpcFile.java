package dev.smi.arrow.schema;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The frame of Arrow IPC files: {@code ARROW1} and two bytes, a stream, a footer, its length, and {@code ARROW1}.
 * Stateless.
 */
public final class IpcFile {

    /** What is wrong with a file that is not {@linkplain #isWhole whole}, in words for the user. */
    public static final String CUT_OFF =
            "was cut off: it begins with ARROW1, and does not end with a footer and ARROW1; write the file again";

    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    private IpcFile() {}

    /** Whether Arrow data is a file, and not a stream or a message. */
    public static boolean isFile(byte[] bytes) {
        return bytes.length >= Long.BYTES && Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC);
    }

    /** Whether a file has its end: a footer that fits into it, and the magic word. */
    public static boolean isWhole(byte[] bytes) {
        int end = bytes.length - MAGIC.length;
        int footerEnd = end - Integer.BYTES;
        if (footerEnd < Long.BYTES || !Arrays.equals(Arrays.copyOfRange(bytes, end, bytes.length), MAGIC)) {
            return false;
        }
        int footer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(footerEnd);
        return footer > 0 && footer <= footerEnd - Long.BYTES;
    }
}

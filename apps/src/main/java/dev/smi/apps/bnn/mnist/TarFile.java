package dev.smi.apps.bnn.mnist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Compressed tar files, as npm packs them. Stateless. */
final class TarFile {

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE = 124;
    private static final int SIZE_DIGITS = 11;

    private TarFile() {}

    /**
     * The contents of the plain files, by name.
     *
     * @param packed at most some dozens of megabytes
     * @throws IOException if it is no such file
     */
    static Map<String, byte[]> read(byte[] packed) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            for (byte[] header = in.readNBytes(BLOCK); header.length == BLOCK && header[0] != 0; ) {
                int size = Integer.parseInt(text(header, SIZE, SIZE_DIGITS).strip(), 8);
                byte[] content = in.readNBytes(size);
                if (content.length < size) {
                    throw new IOException("the tar file ends within a file");
                }
                files.put(text(header, 0, NAME), content);
                in.skipNBytes(Math.floorMod(-size, BLOCK));
                header = in.readNBytes(BLOCK);
            }
        } catch (NumberFormatException e) {
            throw new IOException("no tar file: a size is no number", e);
        }
        return files;
    }

    private static String text(byte[] header, int at, int most) {
        int end = at;
        while (end < at + most && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.US_ASCII);
    }
}

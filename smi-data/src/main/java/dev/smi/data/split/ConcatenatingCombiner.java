package dev.smi.data.split;

import dev.smi.data.Combiner;
import dev.smi.data.Piece;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Puts results into an array that grows. */
final class ConcatenatingCombiner implements Combiner<byte[]> {

    private static final int FIRST = 1024;

    /** The longest array that all JVMs give. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private byte[] bytes = new byte[FIRST];
    private int length;

    @Override
    public void accept(Piece piece, MemorySegment result) throws IOException {
        long needed = length + result.byteSize();
        if (needed > MOST) {
            throw new IOException("results of " + needed + " bytes do not fit into an array; combine them into a file");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(MOST, Math.max(needed, 2L * bytes.length)));
        }
        MemorySegment.copy(result, ValueLayout.JAVA_BYTE, 0, bytes, length, (int) result.byteSize());
        length = (int) needed;
    }

    @Override
    public byte[] finish() {
        return Arrays.copyOf(bytes, length);
    }
}

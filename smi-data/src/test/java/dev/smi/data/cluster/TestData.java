package dev.smi.data.cluster;

import dev.smi.data.Combiner;
import dev.smi.data.Piece;
import dev.smi.data.Source;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** Data and combiners for tests. */
public final class TestData {

    private TestData() {}

    /** Bytes 0, 1, 2, ..., one element each, in one segment or in two. */
    public static Source bytes(int count, long granularity, boolean isInTwoParts) {
        byte[] data = array(count);
        return new Source() {
            @Override
            public long size() {
                return count;
            }

            @Override
            public long granularity() {
                return granularity;
            }

            @Override
            public List<MemorySegment> cut(long first, long number) {
                MemorySegment all = MemorySegment.ofArray(data).asSlice(first, number);
                return isInTwoParts ? List.of(all.asSlice(0, number / 2), all.asSlice(number / 2)) : List.of(all);
            }

            @Override
            public double bytesPerElement() {
                return 1;
            }
        };
    }

    /** What {@link #bytes} is made of. */
    public static byte[] array(int count) {
        byte[] data = new byte[count];
        for (int i = 0; i < count; i++) {
            data[i] = (byte) (i * 31 + (i >> 8));
        }
        return data;
    }

    /** Puts results one after the other, and notes the pieces. */
    public static final class Joined implements Combiner<byte[]> {

        /** In the order in which they came. */
        public final List<Piece> pieces = new ArrayList<>();

        private final ByteArrayOutputStream all = new ByteArrayOutputStream();

        @Override
        public void accept(Piece piece, MemorySegment result) {
            pieces.add(piece);
            all.writeBytes(result.toArray(ValueLayout.JAVA_BYTE));
        }

        @Override
        public byte[] finish() {
            return all.toByteArray();
        }
    }
}

package dev.smi.spark;

import dev.smi.data.Combiner;
import dev.smi.data.Piece;
import dev.smi.data.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** Data for tests, and what puts results together. */
final class TestData {

    private TestData() {}

    /** So many bytes, none like its neighbours. */
    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + i / 256);
        }
        return bytes;
    }

    static byte[] plus(byte[] bytes, int added) {
        byte[] sum = bytes.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (byte) added;
        }
        return sum;
    }

    /** Bytes, each an element. */
    record Array(MemorySegment data, Runnable atCut) implements Source {
        static Array of(byte[] bytes) {
            return new Array(MemorySegment.ofArray(bytes), () -> {});
        }

        @Override
        public long size() {
            return data.byteSize();
        }

        @Override
        public List<MemorySegment> cut(long first, long count) {
            atCut.run();
            return List.of(data.asSlice(first, count));
        }

        @Override
        public double bytesPerElement() {
            return 1;
        }
    }

    /** Joins results, and notes the order in which they came. */
    static class Join implements Combiner<byte[]> {
        private final ByteArrayOutputStream joined = new ByteArrayOutputStream();
        private final List<Long> order = new ArrayList<>();

        @Override
        public void accept(Piece piece, MemorySegment result) throws IOException {
            order.add(piece.index());
            joined.writeBytes(result.toArray(ValueLayout.JAVA_BYTE));
        }

        @Override
        public byte[] finish() {
            return joined.toByteArray();
        }

        List<Long> order() {
            return order;
        }
    }
}

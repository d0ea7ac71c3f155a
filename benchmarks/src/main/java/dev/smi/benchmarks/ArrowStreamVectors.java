package dev.smi.benchmarks;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.TransferPair;

/** The columns of the subcommand {@code arrow-streams}, and plain loops over them. For one thread. */
final class ArrowStreamVectors implements AutoCloseable {

    private static final int STRINGS = 24;

    private final BigIntVector numbers;
    private final VarCharVector strings;
    private final BufferAllocator allocator;
    private final int rows;
    private long result;

    /** What is measured. */
    enum Column {
        NUMBERS("int64"),
        STRINGS("utf8");

        private final String words;

        Column(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    ArrowStreamVectors(int rows, BufferAllocator allocator) {
        this.rows = rows;
        this.allocator = allocator;
        numbers = new BigIntVector(field(Column.NUMBERS, 1), allocator);
        strings = new VarCharVector(field(Column.STRINGS, 1), allocator);
        numbers.allocateNew(rows);
        strings.allocateNew((long) rows * STRINGS, rows);
        byte[] letters = "the quick brown fox jumps over".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < rows; i++) {
            numbers.set(i, (long) i * i - 7);
            strings.set(i, letters, i % 5, i % STRINGS);
        }
        numbers.setValueCount(rows);
        strings.setValueCount(rows);
    }

    private static Field field(Column column, int perTransfer) {
        ArrowType type = column == Column.NUMBERS ? new ArrowType.Int(Long.SIZE, true) : new ArrowType.Utf8();
        Map<String, String> metadata = Map.of("fletcher_epc", String.valueOf(perTransfer));
        return new Field("x", new FieldType(false, type, null, metadata), List.of());
    }

    /** The schema of a batch named R with the column only, which is named x. */
    static Schema schema(Column column, int perTransfer) {
        return new Schema(List.of(field(column, perTransfer)), Map.of("fletcher_name", "R"));
    }

    /** The batch; its memory is the column's. */
    VectorSchemaRoot batch(Column column) {
        FieldVector vector = column == Column.NUMBERS ? numbers : strings;
        TransferPair pair = vector.getTransferPair(field(column, 1), allocator);
        pair.splitAndTransfer(0, rows);
        FieldVector own = (FieldVector) pair.getTo();
        return new VectorSchemaRoot(List.of(own.getField()), List.of(own), rows);
    }

    /** Bytes of the column's buffers, without validity. */
    long bytes(Column column) {
        return column == Column.NUMBERS
                ? (long) rows * Long.BYTES
                : strings.getEndOffset(rows - 1) + (rows + 1L) * Integer.BYTES;
    }

    /** Plain loops, by the vector's methods and over its memory. */
    List<Contestant> plainLoops(Column column) {
        MemorySegment values = memory(column == Column.NUMBERS ? numbers.getDataBuffer() : strings.getDataBuffer());
        if (column == Column.NUMBERS) {
            return List.of(loop("over the memory", () -> sum(values)), loop("over the vector", () -> sum(numbers)));
        }
        MemorySegment offsets = memory(strings.getOffsetBuffer());
        return List.of(
                loop("over the memory", () -> sum(offsets, values)), loop("over the vector", () -> sum(strings)));
    }

    private Contestant loop(String words, LongSupplier sum) {
        return new Contestant("plain loop " + words, () -> result = sum.getAsLong(), _ -> {
            if (result != sum.getAsLong()) {
                throw new IllegalStateException("the sum changes");
            }
        });
    }

    private static MemorySegment memory(ArrowBuf buffer) {
        return MemorySegment.ofBuffer(buffer.nioBuffer(0, (int) buffer.capacity()));
    }

    private long sum(MemorySegment values) {
        long sum = 0;
        for (long row = 0; row < rows; row++) {
            sum += values.get(ValueLayout.JAVA_LONG_UNALIGNED, row * Long.BYTES);
        }
        return sum;
    }

    private long sum(MemorySegment offsets, MemorySegment values) {
        long sum = 0;
        for (long row = 0; row < rows; row++) {
            int start = offsets.get(ValueLayout.JAVA_INT_UNALIGNED, row * Integer.BYTES);
            int end = offsets.get(ValueLayout.JAVA_INT_UNALIGNED, (row + 1) * Integer.BYTES);
            long bytes = 0;
            for (int i = start; i < end; i++) {
                bytes += values.get(ValueLayout.JAVA_BYTE, i);
            }
            sum += bytes * (end - start);
        }
        return sum;
    }

    /** What the kernels have to return. */
    long expected(Column column) {
        return column == Column.NUMBERS ? sum(numbers) : sum(strings);
    }

    private static long sum(BigIntVector vector) {
        int count = vector.getValueCount();
        long sum = 0;
        for (int row = 0; row < count; row++) {
            sum += vector.get(row);
        }
        return sum;
    }

    /** Bytes of each string, times its length. */
    private static long sum(VarCharVector vector) {
        int count = vector.getValueCount();
        long sum = 0;
        for (int row = 0; row < count; row++) {
            long bytes = 0;
            int end = vector.getEndOffset(row);
            int start = vector.getStartOffset(row);
            for (int i = start; i < end; i++) {
                bytes += vector.getDataBuffer().getByte(i);
            }
            sum += bytes * (end - start);
        }
        return sum;
    }

    @Override
    public void close() {
        numbers.close();
        strings.close();
    }
}

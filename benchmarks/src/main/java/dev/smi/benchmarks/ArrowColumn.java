package dev.smi.benchmarks;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;

/**
 * A column of 64-bit integers to sum: row i has {@code i mod 1000 - 300}.
 *
 * @param rows how many
 * @param hasNulls whether the rows whose number is 3 modulo 7 are null
 */
record ArrowColumn(long rows, boolean hasNulls) {

    private static final int BATCH = 100_000;

    /** What its values add up to. */
    long sum() {
        long sum = 0;
        for (long row = 0; row < rows; row++) {
            sum += isNull(row) ? 0 : value(row);
        }
        return sum;
    }

    /** Writes it as the only column of an Arrow file, over what may be there. */
    void write(Path file) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                BigIntVector vector = new BigIntVector("value", allocator);
                VectorSchemaRoot root = new VectorSchemaRoot(List.of(vector));
                FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                ArrowFileWriter writer = new ArrowFileWriter(root, null, channel)) {
            writer.start();
            for (long first = 0; first < rows; first += BATCH) {
                fill(vector, first, (int) Math.min(BATCH, rows - first));
                root.setRowCount(vector.getValueCount());
                writer.writeBatch();
            }
            writer.end();
        }
    }

    private void fill(BigIntVector vector, long first, int count) {
        vector.allocateNew(count);
        for (int row = 0; row < count; row++) {
            if (isNull(first + row)) {
                vector.setNull(row);
            } else {
                vector.set(row, value(first + row));
            }
        }
        vector.setValueCount(count);
    }

    private boolean isNull(long row) {
        return hasNulls && row % 7 == 3;
    }

    private static long value(long row) {
        return row % 1000 - 300;
    }
}

package dev.smi.benchmarks.scatter;

import dev.smi.data.arrow.ArrowSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;

/** Rows as Arrow's record batches in memory. For one thread. */
final class BatchTable implements AutoCloseable {

    static final String QUANTITY = "quantity";

    private static final int ROWS = 1 << 20;

    private final BufferAllocator allocator = new RootAllocator();
    private final List<VectorSchemaRoot> batches = new ArrayList<>();

    BatchTable(Row[] rows) {
        for (int first = 0; first < rows.length; first += ROWS) {
            batches.add(batch(rows, first, Math.min(ROWS, rows.length - first)));
        }
    }

    private VectorSchemaRoot batch(Row[] rows, int first, int count) {
        BigIntVector numbers = new BigIntVector("number", allocator);
        IntVector quantities = new IntVector(QUANTITY, allocator);
        Float8Vector prices = new Float8Vector("price", allocator);
        BitVector paid = new BitVector("paid", allocator);
        VarCharVector names = new VarCharVector("name", allocator);
        for (int i = 0; i < count; i++) {
            Row row = rows[first + i];
            numbers.setSafe(i, row.number());
            quantities.setSafe(i, row.quantity());
            prices.setSafe(i, row.price());
            paid.setSafe(i, row.isPaid() ? 1 : 0);
            names.setSafe(i, row.name().getBytes(StandardCharsets.UTF_8));
        }
        VectorSchemaRoot batch = new VectorSchemaRoot(List.of(numbers, quantities, prices, paid, names));
        batch.setRowCount(count);
        return batch;
    }

    ArrowSource source() {
        return ArrowSource.of(allocator, new MapDictionaryProvider(), batches);
    }

    @Override
    public void close() {
        batches.forEach(VectorSchemaRoot::close);
        allocator.close();
    }
}

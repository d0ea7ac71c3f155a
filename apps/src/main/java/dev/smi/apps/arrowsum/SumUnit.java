package dev.smi.apps.arrowsum;

import dev.smi.data.Chunk;
import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import dev.smi.data.arrow.ArrowChunks;
import dev.smi.data.arrow.ArrowSource;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.charset.StandardCharsets;

/** Sums the one column of its chunks. Its parameter is the column's {@link ValueKind}. */
public final class SumUnit implements UnitFactory {

    /** Made by the worker. */
    public SumUnit() {}

    @Override
    public ComputeUnit open(UnitContext context) {
        ValueKind kind = ValueKind.valueOf(new String(context.parameters(), StandardCharsets.UTF_8));
        return new Unit(new ArrowChunks(context.resident(ArrowSource.HEADER)), new ColumnSum(kind));
    }

    private record Unit(ArrowChunks chunks, ColumnSum sum) implements ComputeUnit {

        @Override
        public MemorySegment run(Chunk chunk, SegmentAllocator results) {
            sum.reset();
            chunks.read(chunk.data(), rows -> sum.add(rows.getVector(0)));
            return sum.partial().bytes(results);
        }

        @Override
        public void close() {
            chunks.close();
        }
    }
}

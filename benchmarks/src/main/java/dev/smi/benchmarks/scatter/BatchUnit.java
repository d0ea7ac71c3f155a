package dev.smi.benchmarks.scatter;

import dev.smi.data.Chunk;
import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import dev.smi.data.arrow.ArrowChunks;
import dev.smi.data.arrow.ArrowSource;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import org.apache.arrow.vector.IntVector;

/** Reads its chunks as Arrow's vectors and adds up their quantities. */
public final class BatchUnit implements UnitFactory {

    /** Made by the worker. */
    public BatchUnit() {}

    @Override
    public ComputeUnit open(UnitContext context) {
        return new Unit(new ArrowChunks(context.resident(ArrowSource.HEADER)));
    }

    private record Unit(ArrowChunks chunks) implements ComputeUnit {

        @Override
        public MemorySegment run(Chunk chunk, SegmentAllocator results) {
            long[] sum = new long[1];
            chunks.read(chunk.data(), rows -> {
                IntVector quantities = (IntVector) rows.getVector(BatchTable.QUANTITY);
                for (int row = 0; row < quantities.getValueCount(); row++) {
                    sum[0] += quantities.get(row);
                }
            });
            return results.allocateFrom(ValueLayout.JAVA_LONG, sum);
        }

        @Override
        public void close() {
            chunks.close();
        }
    }
}

package dev.smi.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.Function2;

/**
 * Works on the records of a partition, as one chunk.
 *
 * @param units what works on it
 * @param chunks what the chunks are, by partition; empty partitions have none
 */
record PartitionTask(UnitOrder units, Map<Integer, ChunkOrder> chunks)
        implements Function2<Integer, Iterator<byte[]>, Iterator<ChunkResult>> {

    @Override
    public Iterator<ChunkResult> call(Integer partition, Iterator<byte[]> records) throws Exception {
        ChunkOrder chunk = chunks.get(partition);
        if (chunk == null) {
            return Collections.emptyIterator();
        }
        List<byte[]> data = new ArrayList<>();
        records.forEachRemaining(data::add);
        if (data.size() != chunk.count()) {
            throw new IllegalStateException(
                    "partition " + partition + " had " + chunk.count() + " records when they were"
                            + " counted, and has " + data.size() + " now; the RDD has to give the same ones each time");
        }
        return List.of(ExecutorUnits.run(units, chunk, data)).iterator();
    }
}

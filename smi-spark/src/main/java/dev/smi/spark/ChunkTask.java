package dev.smi.spark;

import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Works on a chunk whose data comes from the driver.
 *
 * @param units what works on it
 * @param data its bytes
 */
record ChunkTask(UnitOrder units, Broadcast<byte[]> data) implements Function<ChunkOrder, ChunkResult> {

    @Override
    public ChunkResult call(ChunkOrder chunk) throws Exception {
        return ExecutorUnits.run(units, chunk, List.of(data.value()));
    }
}

package dev.smi.arrow;

import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.arrow.model.FieldStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** A batch of a context. For the context's thread. */
sealed interface QueuedBatch {

    /** The batch of the interface that it is. */
    Batch batch();

    /** Rows that there are, or that there is room for. */
    int rows();

    /** Bytes of all its buffers, by their names. */
    Map<String, Long> bytes();

    /** One that is read; its vectors' buffers are kept until {@link #release}. */
    record Read(Batch batch, int rows, VectorBuffers buffers, Map<String, Long> bytes) implements QueuedBatch {

        static Read of(Batch batch, VectorSchemaRoot root) {
            VectorBuffers buffers = VectorBuffers.of(batch, root);
            Map<String, Long> bytes = new HashMap<>();
            buffers.segments().forEach((name, segment) -> bytes.put(name, segment.byteSize()));
            return new Read(batch, root.getRowCount(), buffers, bytes);
        }

        void release() {
            buffers.release();
        }
    }

    /**
     * One that is written.
     *
     * @param capacity elements of each stream, by its name
     */
    record Written(Batch batch, Schema schema, int rows, Map<String, Integer> capacity) implements QueuedBatch {

        static Written of(Batch batch, Schema schema, Capacity capacity) {
            return new Written(batch, schema, capacity.rows(), capacity.elements(batch));
        }

        int capacity(FieldStream stream) {
            return capacity.getOrDefault(stream.name(), 0);
        }

        @Override
        public Map<String, Long> bytes() {
            Map<String, Long> bytes = new HashMap<>();
            for (FieldStream stream : batch.allStreams()) {
                for (ColumnBuffer buffer : stream.buffers()) {
                    bytes.put(buffer.name(), buffer.bytes(capacity(stream)));
                }
            }
            return bytes;
        }
    }
}

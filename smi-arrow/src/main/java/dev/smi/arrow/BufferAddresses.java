package dev.smi.arrow;

import dev.smi.arrow.model.ColumnBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where buffers are in a memory that has nothing but them. Stateless. */
final class BufferAddresses {

    private static final int ALIGNMENT = 64;

    private BufferAddresses() {}

    /** The address of each buffer, by its name. */
    static Map<String, Long> of(List<QueuedBatch> batches) {
        Map<String, Long> addresses = new HashMap<>();
        long next = 0;
        for (QueuedBatch batch : batches) {
            Map<String, Long> bytes = batch.bytes();
            for (ColumnBuffer buffer : batch.batch().buffers()) {
                addresses.put(buffer.name(), next);
                next += Math.ceilDiv(bytes.getOrDefault(buffer.name(), 0L), ALIGNMENT) * ALIGNMENT;
            }
        }
        return addresses;
    }
}

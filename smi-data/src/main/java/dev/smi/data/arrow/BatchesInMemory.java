package dev.smi.data.arrow;

import dev.smi.data.arrow.IpcContents.Batch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Vectors as if they had been found in a file, without copying them. Holds their buffers until it is closed.
 *
 * @param contents what there is
 * @param unloaded holds the buffers
 */
record BatchesInMemory(IpcContents contents, List<ArrowRecordBatch> unloaded) implements AutoCloseable {

    static BatchesInMemory of(
            BufferAllocator allocator,
            DictionaryProvider dictionaries,
            List<VectorSchemaRoot> roots,
            ArrowFaults faults) {
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("no record batch; an empty table has one without rows");
        }
        Schema schema = roots.getFirst().getSchema();
        for (VectorSchemaRoot root : roots) {
            if (!root.getSchema().equals(schema)) {
                throw new IllegalArgumentException(
                        "record batches of two schemas, " + schema + " and " + root.getSchema());
            }
        }
        IpcContents empty = withoutRows(allocator, dictionaries, schema, faults);
        List<ArrowRecordBatch> unloaded = new ArrayList<>();
        boolean isComplete = false;
        try {
            List<Batch> batches = new ArrayList<>();
            for (VectorSchemaRoot root : roots) {
                ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch();
                unloaded.add(batch);
                if (batch.getLength() > 0) {
                    batches.add(batch(empty.schema(), batch, faults));
                }
            }
            isComplete = true;
            return new BatchesInMemory(new IpcContents(empty.schema(), empty.dictionaries(), batches), unloaded);
        } finally {
            if (!isComplete) {
                unloaded.forEach(ArrowRecordBatch::close);
            }
        }
    }

    /** Schema and dictionaries as they are in messages: Arrow's own writer makes them. */
    private static IpcContents withoutRows(
            BufferAllocator allocator, DictionaryProvider dictionaries, Schema schema, ArrowFaults faults) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
                ArrowStreamWriter writer = new ArrowStreamWriter(root, dictionaries, bytes)) {
            writer.start();
            writer.writeBatch();
            writer.end();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return IpcReader.read(MemorySegment.ofArray(bytes.toByteArray()), faults);
    }

    private static Batch batch(Schema schema, ArrowRecordBatch batch, ArrowFaults faults) {
        List<ColumnReader.Node> nodes = batch.getNodes().stream()
                .map(node -> new ColumnReader.Node(node.getLength(), node.getNullCount()))
                .toList();
        List<MemorySegment> buffers =
                batch.getBuffers().stream().map(BatchesInMemory::segment).toList();
        return new Batch(
                batch.getLength(), ColumnReader.read(schema.getFields(), batch.getLength(), nodes, buffers, faults));
    }

    @SuppressWarnings("restricted") // the buffer is held as long as the segment is used
    private static MemorySegment segment(ArrowBuf buffer) {
        return MemorySegment.ofAddress(buffer.memoryAddress())
                .reinterpret(buffer.readableBytes())
                .asReadOnly();
    }

    @Override
    public void close() {
        unloaded.forEach(ArrowRecordBatch::close);
    }
}

package dev.smi.data.arrow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ForeignAllocation;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/**
 * Reads the pieces of an {@link ArrowSource} on a worker, as vectors whose memory is the piece's own. A unit makes one
 * when it is opened, from the source's header, and closes it at its end. For one thread.
 *
 * <pre>{@code
 * ArrowChunks chunks = new ArrowChunks(context.resident(ArrowSource.HEADER));
 * ComputeUnit unit = (chunk, results) -> {
 *     chunks.read(chunk.data(), rows -> add(rows.getVector("price")));
 *     return sum(results);
 * };
 * }</pre>
 */
public final class ArrowChunks implements AutoCloseable {

    private static final ArrowFaults FAULTS = new ArrowFaults("a piece of Arrow data");

    private final BufferAllocator allocator = new RootAllocator();
    private final ArrowStreamReader header;
    private final VectorSchemaRoot rows;
    private final VectorLoader loader;

    /**
     * What takes the rows of a piece.
     *
     * @param <E> what it throws
     */
    @FunctionalInterface
    public interface Rows<E extends Exception> {

        /**
         * Takes the rows that a piece has of one record batch.
         *
         * @param rows valid until this returns, and not to be changed
         */
        void accept(VectorSchemaRoot rows) throws E;
    }

    /**
     * A reader for the pieces of a source.
     *
     * @param header {@link ArrowSource#header} of the source; needed no longer when this returns
     */
    public ArrowChunks(MemorySegment header) {
        this.header = new ArrowStreamReader(new ByteArrayInputStream(header.toArray(ValueLayout.JAVA_BYTE)), allocator);
        try {
            rows = this.header.getVectorSchemaRoot();
            this.header.loadNextBatch(); // there is none, but it is what reads the dictionaries
        } catch (IOException e) {
            throw new UncheckedIOException("the header of Arrow data cannot be read: " + e.getMessage(), e);
        }
        loader = new VectorLoader(rows);
    }

    /** The dictionaries that columns refer to. */
    public DictionaryProvider dictionaries() {
        return header;
    }

    /**
     * Reads a piece.
     *
     * @param chunk the piece's bytes; on the heap they are copied, otherwise not
     * @param each takes the rows, as often as the piece has record batches, in their order
     * @throws dev.smi.model.diagnostic.DiagnosticException if that is no piece of the source
     */
    public <E extends Exception> void read(MemorySegment chunk, Rows<E> each) throws E {
        try (Arena copies = Arena.ofConfined()) {
            MemorySegment data = chunk.isNative()
                    ? chunk
                    : copies.allocate(chunk.byteSize(), Long.BYTES).copyFrom(chunk);
            Optional<IpcMessage> next = IpcMessage.at(data, 0, FAULTS);
            while (next.isPresent()) {
                load(next.get());
                each.accept(rows);
                rows.clear();
                next = IpcMessage.at(data, next.get().end(), FAULTS);
            }
        } finally {
            rows.clear();
        }
    }

    private void load(IpcMessage message) {
        if (!(message.metadata().header(new RecordBatch()) instanceof RecordBatch batch)) {
            throw FAULTS.malformed("a message is without its header");
        }
        List<ArrowFieldNode> nodes = new ArrayList<>(batch.nodesLength());
        for (int i = 0; i < batch.nodesLength(); i++) {
            FieldNode node = batch.nodes(i);
            nodes.add(new ArrowFieldNode(node.length(), node.nullCount()));
        }
        try (ArrowBuf body = wrap(message.body())) {
            List<ArrowBuf> buffers = new ArrayList<>(batch.buffersLength());
            for (int i = 0; i < batch.buffersLength(); i++) {
                Buffer buffer = batch.buffers(i);
                buffers.add(body.slice(buffer.offset(), buffer.length()));
            }
            try (ArrowRecordBatch loaded = new ArrowRecordBatch((int) batch.length(), nodes, buffers)) {
                loader.load(loaded);
            }
        }
    }

    private ArrowBuf wrap(MemorySegment body) {
        return body.byteSize() == 0
                ? allocator.getEmpty()
                : allocator.wrapForeignAllocation(new ForeignAllocation(body.byteSize(), body.address()) {
                    @Override
                    protected void release0() {
                        // the piece is not ours
                    }
                });
    }

    /** Gives back what it holds. */
    @Override
    public void close() {
        try {
            header.close();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        } finally {
            allocator.close();
        }
    }
}

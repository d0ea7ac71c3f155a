package dev.smi.data.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * Makes the message of a record batch ({@link IpcMessage} has a picture) from columns, whose bytes it does not copy.
 */
final class BatchWriter {

    private static final int ALIGNMENT = 8;
    private static final int PREFIX = 8;
    private static final int METADATA = 1024;
    private static final MemorySegment ZEROS =
            MemorySegment.ofArray(new byte[ALIGNMENT]).asReadOnly();

    private final List<Column> columns = new ArrayList<>();
    private final List<MemorySegment> buffers = new ArrayList<>();

    private BatchWriter() {}

    /** Adds the parts of a message to a list. */
    static void write(long rows, List<Column> columns, List<MemorySegment> out) {
        BatchWriter writer = new BatchWriter();
        columns.forEach(writer::add);
        out.add(MemorySegment.ofArray(writer.metadata(rows)));
        for (MemorySegment buffer : writer.buffers) {
            if (buffer.byteSize() > 0) {
                out.add(buffer);
            }
            long padding = padded(buffer.byteSize()) - buffer.byteSize();
            if (padding > 0) {
                out.add(ZEROS.asSlice(0, padding));
            }
        }
    }

    private void add(Column column) {
        columns.add(column);
        buffers.addAll(column.buffers());
        column.children().forEach(this::add);
    }

    /** The message without its body. */
    private byte[] metadata(long rows) {
        FlatBufferBuilder builder = new FlatBufferBuilder(METADATA);
        int header = recordBatch(builder, rows);
        Message.startMessage(builder);
        Message.addHeaderType(builder, MessageHeader.RecordBatch);
        Message.addHeader(builder, header);
        Message.addVersion(builder, MetadataVersion.V5);
        Message.addBodyLength(
                builder,
                buffers.stream().mapToLong(buffer -> padded(buffer.byteSize())).sum());
        builder.finish(Message.endMessage(builder));
        byte[] message = builder.sizedByteArray();
        byte[] framed = new byte[(int) padded(PREFIX + message.length)];
        MemorySegment frame = MemorySegment.ofArray(framed);
        frame.set(Words.INT, 0, IpcMessage.CONTINUATION);
        frame.set(Words.INT, Integer.BYTES, framed.length - PREFIX);
        System.arraycopy(message, 0, framed, PREFIX, message.length);
        return framed;
    }

    private int recordBatch(FlatBufferBuilder builder, long rows) {
        // flatbuffers are written from their end
        RecordBatch.startNodesVector(builder, columns.size());
        for (Column column : columns.reversed()) {
            FieldNode.createFieldNode(builder, column.length(), column.nulls());
        }
        int nodes = builder.endVector();
        RecordBatch.startBuffersVector(builder, buffers.size());
        long end =
                buffers.stream().mapToLong(buffer -> padded(buffer.byteSize())).sum();
        for (MemorySegment buffer : buffers.reversed()) {
            end -= padded(buffer.byteSize());
            Buffer.createBuffer(builder, end, buffer.byteSize());
        }
        int all = builder.endVector();
        RecordBatch.startRecordBatch(builder);
        RecordBatch.addLength(builder, rows);
        RecordBatch.addNodes(builder, nodes);
        RecordBatch.addBuffers(builder, all);
        return RecordBatch.endRecordBatch(builder);
    }

    private static long padded(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}

package dev.smi.arrow.image;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.smi.arrow.image.BatchContents.Content;
import dev.smi.arrow.model.Column;
import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.arrow.model.ColumnType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Makes an IPC file of one record batch. One use; not thread-safe. */
final class BatchWriter {

    private static final int ALIGNMENT = 8; // of messages and buffers, as the format wants it

    private final BatchContents contents;
    private final Schema schema;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final List<long[]> nodes = new ArrayList<>(); // length, nulls
    private final List<long[]> buffers = new ArrayList<>(); // offset, length

    BatchWriter(BatchContents contents, Schema schema) {
        this.contents = contents;
        this.schema = new Schema(kept(contents.batch().columns(), schema.getFields()), schema.getCustomMetadata());
    }

    private static List<Field> kept(List<Column> columns, List<Field> fields) {
        List<Field> kept = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Field field = fields.get(i);
            if (!columns.get(i).isIgnored()) {
                kept.add(new Field(
                        field.getName(),
                        field.getFieldType(),
                        kept(columns.get(i).children(), field.getChildren())));
            }
        }
        return kept;
    }

    byte[] file() {
        out.writeBytes(RecordBatchFile.MAGIC);
        pad(out);
        FlatBufferBuilder first = new FlatBufferBuilder();
        message(first, MessageHeader.Schema, schema.getSchema(first), 0);
        columns(contents.batch().columns(), List.of(), contents.rows());
        long start = out.size();
        FlatBufferBuilder second = new FlatBufferBuilder();
        int length = message(second, MessageHeader.RecordBatch, batch(second), body.size());
        out.writeBytes(body.toByteArray());
        word(RecordBatchFile.CONTINUATION);
        word(0);
        footer(start, length);
        out.writeBytes(RecordBatchFile.MAGIC);
        return out.toByteArray();
    }

    private void columns(List<Column> columns, List<Integer> parent, long elements) {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            List<Integer> place = new ArrayList<>(parent);
            place.add(i);
            if (!column.isIgnored()) {
                column(column, place, elements);
            }
        }
    }

    private void column(Column column, List<Integer> place, long elements) {
        Optional<Content> validity = contents.content(place, ColumnBuffer.Kind.VALIDITY);
        nodes.add(new long[] {elements, validity.map(BatchWriter::nulls).orElse(0L)});
        buffer(validity);
        switch (column.type()) {
            case ColumnType.Lists lists -> {
                buffer(contents.content(place, ColumnBuffer.Kind.OFFSETS));
                if (lists == ColumnType.Lists.LIST) {
                    columns(column.children(), place, items(place));
                } else {
                    buffer(contents.content(place, ColumnBuffer.Kind.VALUES));
                }
            }
            case ColumnType.Struct _ -> columns(column.children(), place, elements);
            default -> buffer(contents.content(place, ColumnBuffer.Kind.VALUES));
        }
    }

    private long items(List<Integer> place) {
        Content offsets = contents.content(place, ColumnBuffer.Kind.OFFSETS).orElseThrow();
        return ByteBuffer.wrap(offsets.bytes())
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt(offsets.bytes().length - Integer.BYTES);
    }

    private static long nulls(Content validity) {
        long nulls = 0;
        for (int i = 0; i < validity.elements(); i++) {
            nulls += (validity.bytes()[i / Byte.SIZE] >> i % Byte.SIZE & 1) == 0 ? 1 : 0;
        }
        return nulls;
    }

    private void buffer(Optional<Content> content) {
        byte[] bytes = content.map(Content::bytes).orElse(new byte[0]);
        buffers.add(new long[] {body.size(), bytes.length});
        body.writeBytes(bytes);
        pad(body);
    }

    private int batch(FlatBufferBuilder builder) {
        RecordBatch.startNodesVector(builder, nodes.size());
        for (long[] node : nodes.reversed()) {
            FieldNode.createFieldNode(builder, node[0], node[1]);
        }
        int nodesAt = builder.endVector();
        RecordBatch.startBuffersVector(builder, buffers.size());
        for (long[] buffer : buffers.reversed()) {
            Buffer.createBuffer(builder, buffer[0], buffer[1]);
        }
        int buffersAt = builder.endVector();
        RecordBatch.startRecordBatch(builder);
        RecordBatch.addLength(builder, contents.rows());
        RecordBatch.addNodes(builder, nodesAt);
        RecordBatch.addBuffers(builder, buffersAt);
        return RecordBatch.endRecordBatch(builder);
    }

    /** Writes a message without its body; gives its length with what precedes it. */
    private int message(FlatBufferBuilder builder, byte type, int header, long bodyLength) {
        Message.startMessage(builder);
        Message.addVersion(builder, MetadataVersion.V5);
        Message.addHeaderType(builder, type);
        Message.addHeader(builder, header);
        Message.addBodyLength(builder, bodyLength);
        builder.finish(Message.endMessage(builder));
        byte[] bytes = builder.sizedByteArray();
        int start = out.size();
        word(RecordBatchFile.CONTINUATION);
        word(Math.ceilDiv(bytes.length, ALIGNMENT) * ALIGNMENT);
        out.writeBytes(bytes);
        pad(out);
        return out.size() - start;
    }

    private void footer(long start, int length) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int schemaAt = schema.getSchema(builder);
        Footer.startDictionariesVector(builder, 0);
        int dictionariesAt = builder.endVector();
        Footer.startRecordBatchesVector(builder, 1);
        Block.createBlock(builder, start, length, body.size());
        int batchesAt = builder.endVector();
        Footer.startFooter(builder);
        Footer.addVersion(builder, MetadataVersion.V5);
        Footer.addSchema(builder, schemaAt);
        Footer.addDictionaries(builder, dictionariesAt);
        Footer.addRecordBatches(builder, batchesAt);
        builder.finish(Footer.endFooter(builder));
        byte[] bytes = builder.sizedByteArray();
        out.writeBytes(bytes);
        word(bytes.length);
    }

    private void word(int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    private static void pad(ByteArrayOutputStream bytes) {
        while (bytes.size() % ALIGNMENT != 0) {
            bytes.write(0);
        }
    }
}

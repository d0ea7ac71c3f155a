package dev.smi.arrow.image;

import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.arrow.schema.IpcFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.BufferLayout.BufferType;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Finds the record batch among the messages of an IPC file or stream. One use; not thread-safe. */
final class BatchMessages {

    /** Where a buffer is: its column's place and what it holds. */
    private record Key(List<Integer> place, ColumnBuffer.Kind kind) {}

    private final Path file;
    private final byte[] bytes;
    private final ByteBuffer data;
    private final Map<Key, Buffer> found = new HashMap<>();
    private @Nullable RecordBatch metadata;
    private int body;
    private long bodyLength;
    private int nextBuffer;

    BatchMessages(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
        this.data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    BatchContents contents(Batch batch, Schema schema) {
        RecordBatch only = only();
        assign(only, schema.getFields(), List.of());
        if (only.length() < 0 || only.length() > Integer.MAX_VALUE) {
            throw RecordBatchFile.fault(
                    file,
                    "its record batch has " + only.length() + " rows; at most " + Integer.MAX_VALUE
                            + " can be; split it");
        }
        return BatchWalk.contents(file.toString(), batch, (int) only.length(), this::bytes);
    }

    /** Goes through the messages up to the end of the stream; a file is one, between its magic words. */
    private RecordBatch only() {
        boolean isFile = IpcFile.isFile(bytes);
        if (isFile && !IpcFile.isWhole(bytes)) {
            throw RecordBatchFile.fault(file, IpcFile.CUT_OFF);
        }
        data.position(isFile ? Long.BYTES : 0);
        while (data.remaining() >= Integer.BYTES) {
            int length = data.getInt();
            if (length == RecordBatchFile.CONTINUATION && data.remaining() >= Integer.BYTES) {
                length = data.getInt();
            }
            if (length == 0) {
                break;
            }
            message(length);
        }
        RecordBatch only = metadata;
        if (only == null) {
            throw RecordBatchFile.fault(
                    file, "has a schema and no record batch, and a memory image is of one; give record batches (.rb)");
        }
        return only;
    }

    private void message(int length) {
        if (length < 0 || length > data.remaining()) {
            throw RecordBatchFile.fault(file, "was cut off within a message; write the file again");
        }
        Message message =
                Message.getRootAsMessage(data.slice(data.position(), length).order(ByteOrder.LITTLE_ENDIAN));
        data.position(data.position() + length);
        if (message.bodyLength() < 0 || message.bodyLength() > data.remaining()) {
            throw RecordBatchFile.fault(file, "was cut off within a record batch; write the file again");
        }
        if (message.headerType() == MessageHeader.RecordBatch) {
            batch(message);
        }
        data.position(data.position() + (int) message.bodyLength());
    }

    private void batch(Message message) {
        if (metadata != null) {
            throw RecordBatchFile.fault(
                    file, "has several record batches, and a memory image is of one; write them as one");
        }
        if (!(message.header(new RecordBatch()) instanceof RecordBatch batch)) {
            throw RecordBatchFile.fault(file, "has a record batch without metadata; write the file again");
        }
        if (batch.compression() != null) {
            throw RecordBatchFile.fault(
                    file, "is compressed, and a memory image is of what is not; write it uncompressed");
        }
        metadata = batch;
        body = data.position();
        bodyLength = message.bodyLength();
    }

    /** Which of the message's buffers is which: they come depth first, as many as a column's type has. */
    private void assign(RecordBatch batch, List<Field> fields, List<Integer> parent) {
        for (int i = 0; i < fields.size(); i++) {
            List<Integer> place = new ArrayList<>(parent);
            place.add(i);
            Field field = fields.get(i);
            for (BufferType type : TypeLayout.getTypeLayout(field.getType()).getBufferTypes()) {
                Buffer buffer = batch.buffers(nextBuffer);
                nextBuffer++;
                switch (type) {
                    case VALIDITY -> found.put(new Key(place, ColumnBuffer.Kind.VALIDITY), buffer);
                    case OFFSET -> found.put(new Key(place, ColumnBuffer.Kind.OFFSETS), buffer);
                    case DATA -> found.put(new Key(place, ColumnBuffer.Kind.VALUES), buffer);
                    default -> {} // of columns that are ignored
                }
            }
            // values of a dictionary are elsewhere, and what stands for them has no children
            if (field.getDictionary() == null) {
                assign(batch, field.getChildren(), place);
            }
        }
    }

    private byte[] bytes(ColumnBuffer wanted, long count) {
        Buffer buffer = found.get(new Key(wanted.place(), wanted.kind()));
        long length = buffer == null ? 0 : buffer.length();
        boolean isAbsent = length == 0;
        if (isAbsent && wanted.kind() == ColumnBuffer.Kind.VALIDITY) {
            byte[] valid = new byte[Math.toIntExact(count)];
            Arrays.fill(valid, (byte) -1);
            return valid;
        }
        if (isAbsent && wanted.kind() == ColumnBuffer.Kind.OFFSETS && count == Integer.BYTES) {
            return new byte[Integer.BYTES]; // of no lists: some write no offset at all
        }
        if (length < count
                || buffer == null
                || buffer.offset() < 0
                || buffer.offset() > bodyLength
                || length > bodyLength - buffer.offset()) {
            if (count == 0) {
                return new byte[0];
            }
            throw RecordBatchFile.fault(
                    file,
                    wanted.name() + " has " + length + " bytes, and " + count
                            + " are needed within the file; write the file again");
        }
        int from = body + (int) buffer.offset();
        return Arrays.copyOfRange(bytes, from, from + (int) count);
    }
}

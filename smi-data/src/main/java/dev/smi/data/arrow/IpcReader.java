package dev.smi.data.arrow;

import dev.smi.data.arrow.IpcContents.Batch;
import dev.smi.data.arrow.IpcContents.DictionaryMessage;
import dev.smi.model.diagnostic.DiagnosticException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Finds schema, dictionaries and record batches in the bytes of an Arrow file or stream, and copies none of them.
 *
 * <p>A file is a stream between {@code ARROW1} and a footer that says where the messages are; a stream is read from the
 * front.
 */
final class IpcReader {

    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final String MESSAGE_OF_SCHEMA = "its first message is not a schema";

    private final MemorySegment data;
    private final ArrowFaults faults;
    private final List<DictionaryMessage> dictionaries = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();

    private IpcReader(MemorySegment data, ArrowFaults faults) {
        this.data = data;
        this.faults = faults;
    }

    /** What is in an Arrow file or stream. */
    static IpcContents read(MemorySegment data, ArrowFaults faults) {
        IpcReader reader = new IpcReader(data, faults);
        try {
            if (reader.hasAt(0, MAGIC)) {
                return reader.file();
            }
            reader.checkStream();
            return reader.stream();
        } catch (DiagnosticException e) {
            throw e;
        } catch (RuntimeException e) {
            // metadata that points out of itself, leaves out what is required, or names types that there are not
            throw faults.malformed("its metadata is damaged (" + e + ")");
        }
    }

    private boolean hasAt(long at, byte[] bytes) {
        return at >= 0
                && data.byteSize() >= at + bytes.length
                && data.asSlice(at, bytes.length).mismatch(MemorySegment.ofArray(bytes)) < 0;
    }

    private void checkStream() {
        if (data.byteSize() >= Long.BYTES && !hasAt(0, PARQUET)) {
            int first = data.get(Words.INT, 0);
            if (first == IpcMessage.CONTINUATION || first > 0 && first < data.byteSize() && first % Byte.SIZE == 0) {
                return;
            }
        }
        if (data.byteSize() == 0) {
            throw faults.fault("is empty, and Arrow data has a schema at least; write it again");
        }
        byte[] start = data.asSlice(0, Math.min(Long.BYTES, data.byteSize())).toArray(ValueLayout.JAVA_BYTE);
        String format = hasAt(0, PARQUET) ? "; it is a Parquet file" : "";
        throw faults.fault("is no Arrow data: it begins with bytes "
                + HexFormat.ofDelimiter(" ").formatHex(start)
                + ", an Arrow file with ARROW1, and a stream with ff ff ff ff" + format
                + "; convert it, with pyarrow for example: pyarrow.feather.write_feather(table, file,"
                + " compression='uncompressed')");
    }

    private IpcContents file() {
        long end = data.byteSize() - MAGIC.length;
        if (!hasAt(Math.max(end, MAGIC.length), MAGIC)) {
            throw faults.fault("begins as an Arrow file and does not end as one, with ARROW1, at byte "
                    + data.byteSize() + "; it was not written or copied to its end, so write or copy it again");
        }
        long length = data.get(Words.INT, end - Integer.BYTES);
        long start = end - Integer.BYTES - length;
        if (length <= 0 || start < 0) {
            throw faults.malformed("its footer has " + length + " bytes");
        }
        Footer footer = Footer.getRootAsFooter(data.asSlice(start, length).asByteBuffer());
        Schema schema = schema(footer.schema());
        for (int i = 0; i < footer.dictionariesLength(); i++) {
            dictionary(message(footer.dictionaries(i)));
        }
        for (int i = 0; i < footer.recordBatchesLength(); i++) {
            batch(schema, message(footer.recordBatches(i)));
        }
        return new IpcContents(schema, dictionaries, batches);
    }

    private IpcMessage message(Block block) {
        return IpcMessage.at(data, block.offset(), faults)
                .orElseThrow(() -> faults.malformed("there is no message at byte " + block.offset()));
    }

    private IpcContents stream() {
        IpcMessage first = IpcMessage.at(data, 0, faults).orElseThrow(() -> faults.malformed(MESSAGE_OF_SCHEMA));
        if (first.metadata().headerType() != MessageHeader.Schema) {
            throw faults.malformed(MESSAGE_OF_SCHEMA);
        }
        Schema schema = schema(header(first, new org.apache.arrow.flatbuf.Schema()));
        for (var next = IpcMessage.at(data, first.end(), faults);
                next.isPresent();
                next = IpcMessage.at(data, next.get().end(), faults)) {
            byte kind = next.get().metadata().headerType();
            switch (kind) {
                case MessageHeader.DictionaryBatch -> dictionary(next.get());
                case MessageHeader.RecordBatch -> batch(schema, next.get());
                default -> throw faults.malformed("a stream has a message of kind " + kind);
            }
        }
        return new IpcContents(schema, dictionaries, batches);
    }

    private Schema schema(org.apache.arrow.flatbuf.Schema schema) {
        if (schema.endianness() != Endianness.Little) {
            throw faults.fault("is big-endian, and only little-endian data is read; write it on another machine, or"
                    + " convert it with pyarrow");
        }
        return Schema.convertSchema(schema);
    }

    private void dictionary(IpcMessage message) {
        if (!batches.isEmpty()) {
            throw faults.fault("changes a dictionary after its first rows, and all rows share one here; write it as a"
                    + " file, which has one, or without dictionaries");
        }
        DictionaryBatch batch = header(message, new DictionaryBatch());
        checkCompression(batch.data());
        dictionaries.add(new DictionaryMessage(batch.id(), message.whole()));
    }

    private void batch(Schema schema, IpcMessage message) {
        RecordBatch batch = header(message, new RecordBatch());
        checkCompression(batch);
        List<ColumnReader.Node> nodes = new ArrayList<>();
        for (int i = 0; i < batch.nodesLength(); i++) {
            FieldNode node = batch.nodes(i);
            nodes.add(new ColumnReader.Node(node.length(), node.nullCount()));
        }
        List<MemorySegment> buffers = new ArrayList<>();
        for (int i = 0; i < batch.buffersLength(); i++) {
            Buffer buffer = batch.buffers(i);
            buffers.add(message.body().asSlice(buffer.offset(), buffer.length()));
        }
        List<Column> columns = ColumnReader.read(schema.getFields(), batch.length(), nodes, buffers, faults);
        if (batch.length() > 0) {
            batches.add(new Batch(batch.length(), columns));
        }
    }

    private void checkCompression(RecordBatch batch) {
        if (batch.compression() != null) {
            throw faults.fault("is compressed with "
                    + CompressionType.name(batch.compression().codec())
                    + ", and only uncompressed data is read, as it is split without being copied; write it"
                    + " uncompressed, with pyarrow for example: pyarrow.feather.write_feather(table, file,"
                    + " compression='uncompressed')");
        }
    }

    private <T extends com.google.flatbuffers.Table> T header(IpcMessage message, T empty) {
        if (message.metadata().header(empty) == null) {
            throw faults.malformed("a message is without its header");
        }
        return empty;
    }
}

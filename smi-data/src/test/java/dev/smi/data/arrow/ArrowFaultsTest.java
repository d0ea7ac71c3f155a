package dev.smi.data.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.diagnostic.DiagnosticException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowBodyCompression;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.UnionMode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArrowFaultsTest {

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void close() {
        allocator.close();
    }

    @Test
    void shouldSayThatItIsNoArrowData() {
        assertThatThrownBy(() -> parse("rows,columns\n".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageStartingWith(
                        "x.arrow: error: is no Arrow data: it begins with bytes 72 6f 77 73 2c 63 6f 6c, an Arrow file"
                                + " with ARROW1, and a stream with ff ff ff ff; convert it, with pyarrow");
        assertThatThrownBy(() -> parse("PAR1....".getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("it is a Parquet file");
        assertThatThrownBy(() -> parse(new byte[0])).hasMessageContaining("is empty");
    }

    @Test
    void shouldSayThatAFileWasNotWrittenToItsEnd() throws IOException {
        byte[] file = Tables.file(Tables.words(allocator, 40));
        assertThatThrownBy(() -> parse(Arrays.copyOf(file, file.length - 20)))
                .hasMessageContaining("begins as an Arrow file and does not end as one, with ARROW1, at byte "
                        + (file.length - 20) + "; it was not written or copied to its end");
        for (int length = 8; length < file.length; length += 13) {
            byte[] part = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> parse(part)).isInstanceOf(DiagnosticException.class);
        }
    }

    @Test
    void shouldSayThatAStreamWasNotWrittenToItsEnd() throws IOException {
        byte[] stream;
        try (VectorSchemaRoot words = Tables.words(allocator, 40)) {
            stream = Tables.stream(words, new MapDictionaryProvider());
        }
        assertThatThrownBy(() -> parse(Arrays.copyOf(stream, stream.length - 20)))
                .hasMessage("x.arrow: error: ends at byte " + (stream.length - 20)
                        + ", and what it says of itself needs " + (stream.length - 8)
                        + "; it was not written or copied to its end, so write or copy it again");
    }

    @Test
    void shouldSayThatCompressedDataIsNotRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (VectorSchemaRoot words = Tables.words(allocator, 3);
                ArrowRecordBatch plain = new VectorUnloader(words).getRecordBatch();
                ArrowRecordBatch compressed = new ArrowRecordBatch(
                        3,
                        plain.getNodes(),
                        plain.getBuffers(),
                        new ArrowBodyCompression(CompressionType.ZSTD, BodyCompressionMethod.BUFFER));
                WriteChannel channel = new WriteChannel(Channels.newChannel(out))) {
            MessageSerializer.serialize(channel, words.getSchema());
            MessageSerializer.serialize(channel, compressed);
        }
        assertThatThrownBy(() -> parse(out.toByteArray()))
                .hasMessageContaining("is compressed with ZSTD, and only uncompressed data is read")
                .hasMessageContaining("compression='uncompressed'");
    }

    @Test
    void shouldNameAColumnThatCannotBeSplit() throws IOException {
        ArrowType union = new ArrowType.Union(UnionMode.Sparse, new int[] {0});
        Field field = new Field(
                "either", FieldType.nullable(union), List.of(Field.nullable("a", new ArrowType.Int(32, true))));
        byte[] file = Tables.file(VectorSchemaRoot.create(new Schema(List.of(field)), allocator));
        assertThatThrownBy(() -> parse(file))
                .hasMessageContaining("column either is of type Union(Sparse, [0]), which cannot be split");
    }

    @Test
    void shouldFailOnlyWithMessagesWhateverIsDamaged() throws IOException {
        byte[] file = Tables.file(Tables.words(allocator, 40));
        byte[] stream;
        try (VectorSchemaRoot words = Tables.words(allocator, 40)) {
            stream = Tables.stream(words, new MapDictionaryProvider());
        }
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = (i % 2 == 0 ? file : stream).clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try (ArrowSource source = parse(damaged)) {
                source.cut(source.size() / 3, source.size() / 2);
            } catch (DiagnosticException e) {
                refused++;
                assertThat(e.getMessage()).startsWith("x.arrow: error: ");
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    private static ArrowSource parse(byte[] bytes) {
        return ArrowSource.parse("x.arrow", MemorySegment.ofArray(bytes));
    }
}

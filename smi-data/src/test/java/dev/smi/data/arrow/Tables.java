package dev.smi.data.arrow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;

/** Small tables, and Arrow's own writers for them. */
final class Tables {

    static final long COLOURS = 7;

    private static final List<String> NAMES = List.of("green", "blue", "red");

    private Tables() {}

    /** Row i has the number i and the word w000i; the word of every third row is null. */
    static VectorSchemaRoot words(BufferAllocator allocator, int rows) {
        IntVector numbers = new IntVector("number", allocator);
        VarCharVector words = new VarCharVector("word", allocator);
        for (int i = 0; i < rows; i++) {
            numbers.setSafe(i, i);
            if (i % 3 > 0 || i > 5) {
                words.setSafe(i, "w%04d".formatted(i).getBytes(StandardCharsets.UTF_8));
            }
        }
        numbers.setValueCount(rows);
        words.setValueCount(rows);
        return new VectorSchemaRoot(List.of(numbers, words));
    }

    /** Row i has colour i mod 3, through a dictionary that is added to those given. */
    static VectorSchemaRoot colours(
            BufferAllocator allocator, DictionaryProvider.MapDictionaryProvider dictionaries, int rows) {
        Dictionary dictionary =
                new Dictionary(strings(allocator, NAMES.size()), new DictionaryEncoding(COLOURS, false, null));
        dictionaries.put(dictionary);
        try (VarCharVector plain = strings(allocator, rows)) {
            return new VectorSchemaRoot(List.of((FieldVector) DictionaryEncoder.encode(plain, dictionary)));
        }
    }

    private static VarCharVector strings(BufferAllocator allocator, int rows) {
        VarCharVector strings = new VarCharVector("colour", allocator);
        for (int i = 0; i < rows; i++) {
            strings.setSafe(i, NAMES.get((i + 2) % NAMES.size()).getBytes(StandardCharsets.UTF_8));
        }
        strings.setValueCount(rows);
        return strings;
    }

    static void close(DictionaryProvider dictionaries) {
        dictionaries
                .getDictionaryIds()
                .forEach(id -> dictionaries.lookup(id).getVector().close());
    }

    /** A batch as a file; closes the batch. */
    static byte[] file(VectorSchemaRoot batch) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (batch;
                ArrowFileWriter writer = new ArrowFileWriter(batch, null, Channels.newChannel(out))) {
            writer.start();
            writer.writeBatch();
            writer.end();
        }
        return out.toByteArray();
    }

    /** A batch as a stream. */
    static byte[] stream(VectorSchemaRoot batch, DictionaryProvider dictionaries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ArrowStreamWriter writer = new ArrowStreamWriter(batch, dictionaries, out)) {
            writer.start();
            writer.writeBatch();
            writer.end();
        }
        return out.toByteArray();
    }
}

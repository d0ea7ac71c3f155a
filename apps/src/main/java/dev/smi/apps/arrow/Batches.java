package dev.smi.apps.arrow;

import dev.smi.arrow.schema.NamedSchema;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;

/** Record batches in files. Stateless. */
final class Batches {

    private Batches() {}

    /**
     * Hands on each record batch of an Arrow file or stream.
     *
     * @param each takes a batch, which is valid until it returns
     * @throws DiagnosticException if the file cannot be read, or has no record batch
     */
    static void forEach(Path file, BufferAllocator allocator, Consumer<VectorSchemaRoot> each) {
        NamedSchema.read(file); // of what is no Arrow data, Arrow's reader takes some bytes for a length
        byte[] bytes = TextFiles.readBytes(file);
        boolean isFile = bytes.length > 0 && bytes[0] == 'A';
        try (ArrowReader reader = isFile
                ? new ArrowFileReader(new ByteArrayReadableSeekableByteChannel(bytes), allocator)
                : new ArrowStreamReader(new ByteArrayInputStream(bytes), allocator)) {
            int count = 0;
            for (; hasNext(file, reader); count++) {
                each.accept(reader.getVectorSchemaRoot());
            }
            if (count == 0) {
                throw new DiagnosticException(
                        SourcePosition.of(file.toString()),
                        "has a schema and no record batch; give a file with at least one, as an .rb file has it");
            }
        } catch (IOException e) {
            throw fault(file, e);
        }
    }

    private static boolean hasNext(Path file, ArrowReader reader) {
        try {
            return reader.loadNextBatch();
        } catch (IOException | RuntimeException e) {
            throw fault(file, e);
        }
    }

    private static DiagnosticException fault(Path file, Exception e) {
        return new DiagnosticException(
                SourcePosition.of(file.toString()),
                "cannot be read as Arrow record batches: " + e.getMessage() + "; write it again, uncompressed");
    }

    /** Writes batches of one schema as an Arrow file, as a whole or not at all. */
    static void write(Path file, Schema schema, List<VectorSchemaRoot> batches, BufferAllocator allocator) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
                ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(bytes))) {
            VectorLoader loader = new VectorLoader(root);
            writer.start();
            for (VectorSchemaRoot batch : batches) {
                try (ArrowRecordBatch record = new VectorUnloader(batch).getRecordBatch()) {
                    loader.load(record);
                    writer.writeBatch();
                }
            }
            writer.end();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        TextFiles.writeBytes(file, bytes.toByteArray());
    }
}

package dev.smi.arrow.image;

import dev.smi.arrow.model.Batch;
import dev.smi.arrow.schema.NamedSchema;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Record batches in Arrow IPC files, of which memory images are made and which are made of them. Their buffers are
 * taken as they are. Stateless.
 */
public final class RecordBatchFile {

    static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    /** Messages begin with these four bytes since Arrow 0.15. */
    static final int CONTINUATION = -1;

    private RecordBatchFile() {}

    /**
     * The one record batch of a file or stream.
     *
     * @param batch its interface, made of its schema
     * @param schema the same schema
     * @throws DiagnosticException if the file cannot be read, is damaged, or has none, several, or a compressed one
     */
    public static BatchContents read(Path file, Batch batch, NamedSchema schema) {
        byte[] data = TextFiles.readBytes(file);
        try {
            return new BatchMessages(file, data).contents(batch, schema.schema());
        } catch (DiagnosticException e) {
            throw e;
        } catch (RuntimeException e) {
            // metadata that points out of itself
            throw fault(file, "its metadata is damaged (" + e + "); write the file again");
        }
    }

    /**
     * Writes a batch as an Arrow IPC file, as a whole or not at all. Columns that are ignored are left out.
     *
     * @param schema the one that the batch's interface was made of
     */
    public static void write(Path file, BatchContents contents, NamedSchema schema) {
        TextFiles.writeBytes(file, new BatchWriter(contents, schema.schema()).file());
    }

    static DiagnosticException fault(Path file, String message) {
        return new DiagnosticException(SourcePosition.of(file.toString()), message);
    }
}

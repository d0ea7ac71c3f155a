package dev.smi.arrow.schema;

import dev.smi.model.diagnostic.SourcePosition;
import java.nio.file.Path;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A schema, and what to call it.
 *
 * @param source where it is from, as messages name it
 * @param name the batch's name, if its metadata has none
 */
public record NamedSchema(String source, String name, Schema schema) {

    /**
     * The schema of an Arrow file, stream or schema message.
     *
     * @throws dev.smi.model.diagnostic.DiagnosticException if the file cannot be read or has no schema
     */
    public static NamedSchema read(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        return new NamedSchema(file.toString(), dot > 0 ? name.substring(0, dot) : name, SchemaFile.read(file));
    }

    SourcePosition position() {
        return SourcePosition.of(source);
    }
}

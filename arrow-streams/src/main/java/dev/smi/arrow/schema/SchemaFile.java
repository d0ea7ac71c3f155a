package dev.smi.arrow.schema;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Reads the schema at the beginning of Arrow data: of a file ({@code ARROW1}, and then as a stream), a stream, or a
 * message with a schema and nothing else. Stateless.
 */
final class SchemaFile {

    /** Streams begin with these four bytes since Arrow 0.15. */
    private static final int CONTINUATION = -1;

    private SchemaFile() {}

    static Schema read(Path file) {
        byte[] bytes = TextFiles.readBytes(file);
        try {
            return schema(file, bytes);
        } catch (DiagnosticException e) {
            throw e;
        } catch (RuntimeException e) {
            // metadata that points out of itself, or names types that there are not
            throw fault(file, "its schema is damaged (" + e + "); write the file again");
        }
    }

    private static Schema schema(Path file, byte[] bytes) {
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, Long.BYTES));
        boolean isFile = IpcFile.isFile(bytes);
        if (isFile && !IpcFile.isWhole(bytes)) {
            throw fault(file, IpcFile.CUT_OFF);
        }
        data.position(isFile ? Long.BYTES : 0);
        int length = data.remaining() >= Integer.BYTES ? data.getInt() : 0;
        if (length == CONTINUATION && data.remaining() >= Integer.BYTES) {
            length = data.getInt();
        }
        if (length <= 0 || length % Integer.BYTES != 0 || length > data.remaining()) {
            throw fault(
                    file,
                    "is no Arrow data: "
                            + (data.limit() == 0
                                    ? "it is empty"
                                    : "it begins with bytes "
                                            + HexFormat.ofDelimiter(" ").formatHex(start)
                                            + ", an Arrow file with ARROW1, and a stream or schema with ff ff ff ff")
                            + "; give a schema (.as) or record batches (.rb) as Arrow's IPC writes them");
        }
        Message message =
                Message.getRootAsMessage(data.slice(data.position(), length).order(ByteOrder.LITTLE_ENDIAN));
        if (message.headerType() != MessageHeader.Schema
                || !(message.header(new org.apache.arrow.flatbuf.Schema())
                        instanceof org.apache.arrow.flatbuf.Schema header)) {
            throw fault(file, "its first message is not a schema; give Arrow data from its beginning");
        }
        if (header.endianness() != Endianness.Little) {
            throw fault(file, "is big-endian, and FPGAs here are little-endian; write it on another machine");
        }
        return Schema.convertSchema(header);
    }

    private static DiagnosticException fault(Path file, String message) {
        return new DiagnosticException(SourcePosition.of(file.toString()), message);
    }
}

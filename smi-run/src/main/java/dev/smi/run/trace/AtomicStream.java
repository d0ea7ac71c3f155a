package dev.smi.run.trace;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A text file that is written bit by bit and is there as a whole or not at all: a temporary file beside it, which is
 * renamed in the end. Compressed if its name ends in {@code .gz}. A fault while writing is kept until the end, so that
 * it is not taken for one of what is written about. For one thread at a time.
 */
final class AtomicStream implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path temporary;
    private final Writer out;
    private @Nullable IOException fault;
    private boolean isClosed;

    /** @throws DiagnosticException if the file cannot be written */
    AtomicStream(Path file) {
        this.file = file;
        Path target = file.toAbsolutePath();
        this.temporary = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.createDirectories(target.getParent());
            if (Files.isDirectory(target)) {
                throw new IOException("it is a directory");
            }
            OutputStream bytes = Files.newOutputStream(temporary);
            out = new BufferedWriter(
                    new OutputStreamWriter(
                            file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, BUFFER) : bytes,
                            StandardCharsets.UTF_8),
                    BUFFER);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private DiagnosticException failure(IOException e) {
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        return new DiagnosticException(SourcePosition.of(file.toString()), "cannot write the file: " + reason);
    }

    void write(CharSequence text) {
        if (fault == null) {
            try {
                out.append(text);
            } catch (IOException e) {
                fault = e;
            }
        }
    }

    /**
     * Ends the file and gives it its name.
     *
     * @throws DiagnosticException if it could not be written
     */
    void commit() {
        try {
            isClosed = true;
            out.close();
            if (fault == null) {
                Files.move(temporary, file.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            fault = e;
        }
        if (fault != null) {
            throw failure(fault);
        }
    }

    /** Leaves nothing behind that was not committed. */
    @Override
    public void close() {
        try {
            if (!isClosed) {
                isClosed = true;
                out.close();
            }
            Files.deleteIfExists(temporary);
        } catch (IOException _) {
            // what is lost is a temporary file of a run that failed before
        }
    }
}

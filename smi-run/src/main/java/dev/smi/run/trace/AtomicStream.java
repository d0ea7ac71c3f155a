package dev.smi.run.trace;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.io.TextFiles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A text file that is written bit by bit and is there as a whole or not at all: a temporary file beside it, which is
 * renamed in the end, and deleted if the JVM is told to end before. Compressed if its name ends in {@code .gz}. A fault
 * while writing is kept until the end, so that it is not taken for one of what is written about. For one thread at a
 * time.
 */
public final class AtomicStream implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path temporary;
    private final Writer out;
    private final Thread atExit = new Thread(this::abandon, "smi-temporary-file");
    private @Nullable IOException fault;
    private boolean isClosed;

    /**
     * A file that is begun. Directories that are missing are created.
     *
     * @throws DiagnosticException if the file cannot be written
     */
    public AtomicStream(Path file) {
        this.file = file;
        Path target = file.toAbsolutePath();
        this.temporary = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            if (Files.isDirectory(target)) {
                throw new FileSystemException(target.toString(), null, "it is a directory");
            }
            Files.createDirectories(target.getParent());
            OutputStream bytes = Files.newOutputStream(temporary);
            out = new BufferedWriter(
                    new OutputStreamWriter(
                            file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, BUFFER) : bytes,
                            StandardCharsets.UTF_8),
                    BUFFER);
        } catch (IOException e) {
            throw TextFiles.unwritable(file, e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Adds text to the end. */
    public void write(CharSequence text) {
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
    public void commit() {
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
            throw TextFiles.unwritable(file, fault);
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
        } catch (IOException _) {
            // what is lost is a temporary file of a run that failed before
        }
        abandon();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // the JVM ends, and has done the same
        }
    }

    /** Takes the temporary file away, though somebody may still write into it. For any thread. */
    void abandon() {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException _) {
            // nobody is left to be told
        }
    }
}

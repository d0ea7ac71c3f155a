package dev.smi.model.io;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/** Whole files, read and written so that a fault says which file and leaves nothing half done behind. Stateless. */
public final class TextFiles {

    private static final AtomicLong TEMPORARIES = new AtomicLong();

    private TextFiles() {}

    /**
     * The text of a UTF-8 file, without a byte order mark.
     *
     * @throws DiagnosticException if the file cannot be read or is not UTF-8
     */
    public static String read(Path file) {
        byte[] bytes = readBytes(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw new DiagnosticException(
                    SourcePosition.of(file.toString()), "the file is not UTF-8 text; convert it to UTF-8");
        }
    }

    /**
     * The bytes of a file.
     *
     * @throws DiagnosticException if the file cannot be read
     */
    public static byte[] readBytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DiagnosticException(
                    SourcePosition.of(file.toString()), "cannot read the file: " + reason(file, e));
        }
    }

    /** Writes a UTF-8 file as a whole or not at all. See {@link #writeBytes}. */
    public static void write(Path file, String text) {
        writeBytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a file as a whole or not at all: into a temporary file beside it, which is then renamed. Directories that
     * are missing are created.
     *
     * @throws DiagnosticException if the file cannot be written; what stood there before is unchanged
     */
    public static void writeBytes(Path file, byte[] bytes) {
        Path target = file.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            Path temporary = temporaryBeside(target);
            try {
                Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
                moveOver(temporary, target);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** A file that cannot be written: why, and what can be done about it. */
    public static DiagnosticException unwritable(Path file, IOException e) {
        Path directory = file.toAbsolutePath().getParent();
        String reason =
                switch (e) {
                    case NoSuchFileException _ ->
                        "no file can be made in " + directory + "; give one in another directory";
                    case AccessDeniedException x ->
                        "permission denied for " + x.getFile() + "; give one in another directory";
                    case FileAlreadyExistsException x -> x.getFile() + " exists and is no directory";
                    default -> Files.isDirectory(file) ? "it is a directory; give a file in it" : reason(file, e);
                };
        return new DiagnosticException(SourcePosition.of(file.toString()), "cannot write the file: " + reason);
    }

    private static Path temporaryBeside(Path target) {
        String unique = ProcessHandle.current().pid() + "-" + TEMPORARIES.incrementAndGet();
        return target.resolveSibling("." + target.getFileName() + "." + unique + ".tmp");
    }

    private static void moveOver(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Why an operation on a file failed, in a user's words. */
    private static String reason(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "it does not exist";
            case AccessDeniedException _ -> "permission denied";
            default -> {
                String message = e.getMessage();
                yield Files.isDirectory(file) ? "it is a directory" : message == null ? e.toString() : message;
            }
        };
    }
}

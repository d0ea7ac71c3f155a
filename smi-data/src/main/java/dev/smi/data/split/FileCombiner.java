package dev.smi.data.split;

import dev.smi.data.Combiner;
import dev.smi.data.Piece;
import dev.smi.model.diagnostic.DiagnosticException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/** Writes results into a file as they come; {@link Combiners#file}. For one thread, and one job. */
public final class FileCombiner implements Combiner<Path>, AutoCloseable {

    private static final int SLICE = 1 << 18;

    /** What one buffer may have, and one call to the system takes. */
    private static final long DIRECT_SLICE = 1L << 30;

    private static final AtomicLong TEMPORARIES = new AtomicLong();

    private final Path file;
    private final Path temporary;
    private final FileChannel channel;
    private final ByteBuffer stage = ByteBuffer.allocateDirect(SLICE);
    private final MemorySegment staged = MemorySegment.ofBuffer(stage);

    FileCombiner(Path file) {
        this.file = file;
        Path target = file.toAbsolutePath();
        String unique = ProcessHandle.current().pid() + "-" + TEMPORARIES.incrementAndGet();
        this.temporary = target.resolveSibling("." + target.getFileName() + "." + unique + ".tmp");
        if (Files.isDirectory(target)) {
            throw MappedFiles.fault(file, "cannot write the file: it is a directory");
        }
        this.channel = open(target);
    }

    private FileChannel open(Path target) throws DiagnosticException {
        try {
            Files.createDirectories(target.getParent());
            return FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (java.nio.file.AccessDeniedException _) {
            throw MappedFiles.fault(file, "cannot write the file: permission denied in " + target.getParent());
        } catch (IOException e) {
            throw MappedFiles.fault(file, "cannot write the file: " + e.getMessage());
        }
    }

    @Override
    public void accept(Piece piece, MemorySegment result) throws IOException {
        try {
            if (result.isNative()) {
                writeDirectly(result);
            } else {
                writeStaged(result);
            }
        } catch (IOException e) {
            throw new IOException(file + ": cannot write the file: " + e.getMessage(), e);
        }
    }

    /** What is outside the heap is written from where it is. */
    private void writeDirectly(MemorySegment result) throws IOException {
        for (long from = 0; from < result.byteSize(); from += DIRECT_SLICE) {
            write(result.asSlice(from, Math.min(DIRECT_SLICE, result.byteSize() - from))
                    .asByteBuffer());
        }
    }

    /** Arrays may be of any type, which buffers of bytes may not, so they are copied. */
    private void writeStaged(MemorySegment result) throws IOException {
        for (long from = 0; from < result.byteSize(); from += SLICE) {
            long count = Math.min(SLICE, result.byteSize() - from);
            MemorySegment.copy(result, from, staged, 0, count);
            write(stage.clear().limit((int) count));
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Gives the file its name. */
    @Override
    public Path finish() throws IOException {
        channel.close();
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    /** Removes what was written if it is unfinished. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(temporary + ": cannot remove the unfinished file", e);
        }
    }
}

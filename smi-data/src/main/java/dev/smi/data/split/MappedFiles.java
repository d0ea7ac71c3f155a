package dev.smi.data.split;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.BiFunction;

/** Maps files into memory. Stateless. */
final class MappedFiles {

    private MappedFiles() {}

    /**
     * Maps files, and has a source made of them that owns the arena they are mapped in; closes that if none comes of
     * it.
     *
     * @throws DiagnosticException if a file cannot be mapped
     */
    static <S> S open(List<Path> files, BiFunction<List<MemorySegment>, Arena, S> source) {
        Arena arena = Arena.ofShared();
        try {
            return source.apply(files.stream().map(f -> map(f, arena)).toList(), arena);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private static MemorySegment map(Path file, Arena arena) {
        if (!Files.exists(file)) {
            throw fault(file, "the file does not exist");
        }
        if (!Files.isRegularFile(file)) {
            throw fault(
                    file,
                    (Files.isDirectory(file) ? "it is a directory" : "it is no regular file")
                            + "; data is cut in regular files only, so copy it into one");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long bytes = channel.size();
            if (bytes == 0 && channel.read(ByteBuffer.allocate(1)) > 0) {
                throw fault(
                        file, "it has data and says it has no bytes, as files of /proc do; copy it into another file");
            }
            return channel.map(MapMode.READ_ONLY, 0, bytes, arena);
        } catch (java.nio.file.AccessDeniedException _) {
            throw fault(file, "cannot read the file: permission denied");
        } catch (IOException e) {
            throw fault(file, "cannot read the file: " + e.getMessage());
        }
    }

    static DiagnosticException fault(Path file, String message) {
        return new DiagnosticException(SourcePosition.of(file.toString()), message);
    }
}

package dev.smi.codegen.frontend;

import java.nio.file.Path;

/**
 * A kernel source and its bytes. The array is not copied: whoever has it leaves it alone.
 *
 * @param path the file as the user named it
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // sources are passed on, never compared
public record SourceFile(Path path, byte[] bytes) {

    /** The name without directories. */
    public String name() {
        return path.getFileName().toString();
    }
}

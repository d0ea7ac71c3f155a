package dev.smi.arrow.image;

import dev.smi.arrow.model.ColumnBuffer;

/** Where the bytes of buffers come from. Asked for buffers in Fletcher's order, for each once. */
@FunctionalInterface
interface BufferSource {

    /**
     * The bytes of a buffer.
     *
     * @param bytes how many are needed
     * @throws dev.smi.model.diagnostic.DiagnosticException if there are fewer
     */
    byte[] bytes(ColumnBuffer buffer, long bytes);
}

package dev.smi.arrow.image;

import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.ColumnBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is in a record batch: its buffers as they lie in memory.
 *
 * @param batch whose they are
 * @param rows how many rows it has
 * @param buffers in Fletcher's order
 */
public record BatchContents(Batch batch, int rows, List<Content> buffers) {

    public BatchContents {
        buffers = List.copyOf(buffers);
    }

    /**
     * A buffer and what it holds.
     *
     * @param elements of the column that it is of; for offsets, lists; for bytes of strings, bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, and handed on
    public record Content(ColumnBuffer buffer, long elements, byte[] bytes) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Content content
                    && buffer.equals(content.buffer)
                    && elements == content.elements
                    && Arrays.equals(bytes, content.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * buffer.hashCode() + Arrays.hashCode(bytes);
        }
    }

    /** The contents of one buffer, if the batch has it. */
    Optional<Content> content(List<Integer> place, ColumnBuffer.Kind kind) {
        return buffers.stream()
                .filter(each ->
                        each.buffer().kind() == kind && each.buffer().place().equals(place))
                .findFirst();
    }
}

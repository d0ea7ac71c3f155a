package dev.smi.data.arrow;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Pieces of a source as a worker gets them, and their rows as objects. */
final class Chunked {

    private Chunked() {}

    /** The parts of a piece, one after the other, at an address that is a multiple of 8 or not. */
    static MemorySegment joined(List<MemorySegment> parts, Arena arena, int misalignment) {
        long bytes = parts.stream().mapToLong(MemorySegment::byteSize).sum();
        MemorySegment all = arena.allocate(bytes + misalignment, Long.BYTES).asSlice(misalignment);
        long at = 0;
        for (MemorySegment part : parts) {
            MemorySegment.copy(part, 0, all, at, part.byteSize());
            at += part.byteSize();
        }
        return all.asReadOnly();
    }

    /** The rows of pieces that end where it is said, read with the source's header. */
    static List<String> rows(ArrowSource source, List<Long> ends) {
        List<String> rows = new ArrayList<>();
        try (ArrowChunks chunks = new ArrowChunks(source.header())) {
            long first = 0;
            for (long end : ends) {
                try (Arena arena = Arena.ofConfined()) {
                    MemorySegment chunk = joined(source.cut(first, end - first), arena, (int) (end % 3));
                    chunks.read(chunk, batch -> rows.addAll(rows(batch)));
                }
                first = end;
            }
        }
        return rows;
    }

    /** Each row's values as text. */
    static List<String> rows(VectorSchemaRoot batch) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < batch.getRowCount(); row++) {
            List<String> values = new ArrayList<>();
            for (FieldVector column : batch.getFieldVectors()) {
                values.add(text(column.getObject(row)));
            }
            rows.add(values.toString());
        }
        return rows;
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? java.util.Arrays.toString(bytes) : String.valueOf(value);
    }
}

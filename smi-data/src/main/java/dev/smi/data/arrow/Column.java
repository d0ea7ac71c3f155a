package dev.smi.data.arrow;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A column of a record batch, or of a slice of one, in memory. Immutable, but for the memory.
 *
 * @param field its name and type
 * @param layout what its buffers are
 * @param length its rows
 * @param nulls how many of them are null
 * @param buffers as the layout has them; validity is empty where nothing is null
 * @param children the columns within it
 */
record Column(Field field, Layout layout, long length, long nulls, List<MemorySegment> buffers, List<Column> children) {

    Column {
        buffers = List.copyOf(buffers);
        children = List.copyOf(children);
    }

    MemorySegment validity() {
        return buffers.getFirst();
    }

    /** Offsets, or values of a fixed width. */
    MemorySegment second() {
        return buffers.get(1);
    }

    /** The bytes of strings. */
    MemorySegment third() {
        return buffers.get(2);
    }

    /** Its bytes, with those of the columns within it. */
    long bytes() {
        return buffers.stream().mapToLong(MemorySegment::byteSize).sum()
                + children.stream().mapToLong(Column::bytes).sum();
    }

    /** The offset at an index, from 0 to the number of rows, both included. */
    long offset(long index) {
        if (second().byteSize() == 0) {
            return 0; // a column without rows may leave its one offset out
        }
        return layout.offsetBytes() == Long.BYTES
                ? second().get(Words.LONG, index * Long.BYTES)
                : second().get(Words.INT, index * Integer.BYTES);
    }
}

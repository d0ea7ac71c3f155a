package dev.smi.data.arrow;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * Cuts rows out of columns without copying their values. What has to be made anew, offsets and shifted bitmaps, lives
 * as long as somebody can reach it.
 */
final class ColumnSlicer {

    private final ArrowFaults faults;
    private final SegmentAllocator memory = this::allocate;
    private @Nullable Arena arena;

    ColumnSlicer(ArrowFaults faults) {
        this.faults = faults;
    }

    /** Most pieces of numbers need no memory, and an arena costs more than cutting them. */
    private MemorySegment allocate(long bytes, long alignment) {
        if (arena == null) {
            arena = Arena.ofAuto();
        }
        return arena.allocate(bytes, alignment);
    }

    /** The rows {@code [first, first + count)} of a column. */
    Column slice(Column column, long first, long count) {
        return switch (column.layout()) {
            case NONE -> new Column(column.field(), Layout.NONE, count, count, List.of(), List.of());
            case FIXED -> fixed(column, first, count);
            case BITS ->
                sliced(column, first, count, List.of(Words.bits(column.second(), first, count, memory)), List.of());
            case BYTES_32, BYTES_64 -> bytes(column, first, count);
            case LIST_32, LIST_64 -> list(column, first, count);
            case FIXED_LIST -> fixedList(column, first, count);
            case STRUCT -> {
                List<Column> children = column.children().stream()
                        .map(child -> slice(child, first, count))
                        .toList();
                yield sliced(column, first, count, List.of(), children);
            }
        };
    }

    private Column fixed(Column column, long first, long count) {
        int width = Layout.width(column.field());
        return sliced(column, first, count, List.of(column.second().asSlice(first * width, count * width)), List.of());
    }

    private Column bytes(Column column, long first, long count) {
        long start = column.offset(first);
        long length =
                used(column, start, column.offset(first + count), column.third().byteSize());
        return sliced(
                column,
                first,
                count,
                List.of(offsets(column, first, count), column.third().asSlice(start, length)),
                List.of());
    }

    private Column list(Column column, long first, long count) {
        Column child = column.children().getFirst();
        long start = column.offset(first);
        long length = used(column, start, column.offset(first + count), child.length());
        return sliced(
                column, first, count, List.of(offsets(column, first, count)), List.of(slice(child, start, length)));
    }

    private Column fixedList(Column column, long first, long count) {
        int each = ((ArrowType.FixedSizeList) column.field().getType()).getListSize();
        Column child = slice(column.children().getFirst(), first * each, count * each);
        return sliced(column, first, count, List.of(), List.of(child));
    }

    private MemorySegment offsets(Column column, long first, long count) {
        if (column.second().byteSize() == 0) {
            return memory.allocate(column.layout().offsetBytes()); // no rows: the one offset, 0
        }
        return Words.rebased(column.second(), column.layout().offsetBytes(), first, count, memory);
    }

    /** How much there is between two offsets. */
    private long used(Column column, long start, long end, long limit) {
        if (start < 0 || end < start || end > limit) {
            throw faults.malformed("column " + column.field().getName() + " has rows from " + start + " to " + end
                    + " of what is " + limit + " long");
        }
        return end - start;
    }

    private Column sliced(Column column, long first, long count, List<MemorySegment> rest, List<Column> children) {
        long nulls = column.nulls() == 0 ? 0 : count - Words.countOnes(column.validity(), first, count);
        MemorySegment validity = nulls == 0 ? MemorySegment.NULL : Words.bits(column.validity(), first, count, memory);
        List<MemorySegment> buffers =
                switch (rest.size()) {
                    case 0 -> List.of(validity);
                    case 1 -> List.of(validity, rest.getFirst());
                    default -> List.of(validity, rest.getFirst(), rest.getLast());
                };
        return new Column(column.field(), column.layout(), count, nulls, buffers, children);
    }
}

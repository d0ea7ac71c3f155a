package dev.smi.data.arrow;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Puts the columns of a record batch together from what its message lists: a length and a number of nulls for each
 * column, and the buffers, both depth first. Checks that the buffers are as long as their rows need.
 */
final class ColumnReader {

    private final ArrowFaults faults;
    private final Iterator<Node> nodes;
    private final Iterator<MemorySegment> buffers;

    /**
     * What a message says of a column.
     *
     * @param length its rows
     * @param nulls how many of them are null
     */
    record Node(long length, long nulls) {}

    private ColumnReader(List<Node> nodes, List<MemorySegment> buffers, ArrowFaults faults) {
        this.faults = faults;
        this.nodes = nodes.iterator();
        this.buffers = buffers.iterator();
    }

    /** The columns of a batch. */
    static List<Column> read(
            List<Field> fields, long rows, List<Node> nodes, List<MemorySegment> buffers, ArrowFaults faults) {
        ColumnReader reader = new ColumnReader(nodes, buffers, faults);
        List<Column> columns = new ArrayList<>();
        for (Field field : fields) {
            Column column = reader.column(field);
            reader.check(column.length() == rows, field, "has " + column.length() + " rows in a batch of " + rows);
            columns.add(column);
        }
        return columns;
    }

    private Column column(Field field) {
        Layout layout = Layout.of(field)
                .orElseThrow(() -> faults.fault("column " + field.getName() + " is of type "
                        + field.getType() + ", which cannot be split; docs/arrow.md lists the types that can,"
                        + " so write the file without that column"));
        check(nodes.hasNext(), field, "is not in a batch");
        Node node = nodes.next();
        check(
                node.length() >= 0 && node.nulls() >= 0 && node.nulls() <= node.length(),
                field,
                "has " + node.length() + " rows of which " + node.nulls() + " are null");
        List<MemorySegment> own = new ArrayList<>();
        for (int i = 0; i < layout.buffers(); i++) {
            check(buffers.hasNext(), field, "has no buffer " + i);
            own.add(buffers.next());
        }
        List<Column> children =
                Layout.children(field).stream().map(this::column).toList();
        Column column = new Column(field, layout, node.length(), node.nulls(), own, children);
        checkSizes(column);
        return column;
    }

    private void checkSizes(Column column) {
        long length = column.length();
        if (column.nulls() > 0 && column.layout() != Layout.NONE) {
            checkBytes(column, column.validity(), Words.bitmapBytes(length));
        }
        switch (column.layout()) {
            case NONE -> {}
            case FIXED -> checkBytes(column, column.second(), Math.multiplyExact(Layout.width(column.field()), length));
            case BITS -> checkBytes(column, column.second(), Words.bitmapBytes(length));
            case BYTES_32, BYTES_64 -> checkOffsets(column, column.third().byteSize());
            case LIST_32, LIST_64 ->
                checkOffsets(column, column.children().getFirst().length());
            case FIXED_LIST ->
                checkChild(
                        column,
                        Math.multiplyExact(
                                ((ArrowType.FixedSizeList) column.field().getType()).getListSize(), length));
            case STRUCT -> checkChild(column, length);
        }
    }

    private void checkOffsets(Column column, long limit) {
        long length = column.length();
        if (length > 0) {
            checkBytes(
                    column,
                    column.second(),
                    Math.multiplyExact(length + 1, column.layout().offsetBytes()));
            long last = column.offset(length);
            check(
                    column.offset(0) >= 0 && last >= column.offset(0) && last <= limit,
                    column.field(),
                    "has rows from " + column.offset(0) + " to " + last + " of what is " + limit + " long");
        }
    }

    private void checkChild(Column column, long rows) {
        for (Column child : column.children()) {
            check(
                    rows >= 0 && child.length() >= rows,
                    child.field(),
                    "within " + column.field().getName() + " has " + child.length() + " rows instead of " + rows);
        }
    }

    private void checkBytes(Column column, MemorySegment buffer, long bytes) {
        check(
                bytes >= 0 && buffer.byteSize() >= bytes,
                column.field(),
                "has " + column.length() + " rows in a buffer of " + buffer.byteSize() + " bytes instead of " + bytes);
    }

    private void check(boolean isRight, Field field, String otherwise) {
        if (!isRight) {
            throw faults.malformed("column " + field.getName() + " " + otherwise);
        }
    }
}

package dev.smi.data.arrow;

import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Which buffers a column has, and how rows are found in them. Arrow's columnar format, version 1.4, "physical layout".
 */
enum Layout {
    /** No buffers: all rows are null. */
    NONE(0),
    /** Validity, and values of whole bytes. */
    FIXED(2),
    /** Validity, and a bit for each row. */
    BITS(2),
    /** Validity, offsets of 32 bits, bytes. */
    BYTES_32(3),
    /** Validity, offsets of 64 bits, bytes. */
    BYTES_64(3),
    /** Validity, offsets of 32 bits; a child. */
    LIST_32(2),
    /** Validity, offsets of 64 bits; a child. */
    LIST_64(2),
    /** Validity; a child with a fixed number of rows for each. */
    FIXED_LIST(1),
    /** Validity; children with as many rows. */
    STRUCT(1);

    private static final ArrowType.Int DEFAULT_INDEX = new ArrowType.Int(Integer.SIZE, true);

    private final int buffers;

    Layout(int buffers) {
        this.buffers = buffers;
    }

    /** How many buffers there are of it, without those of children. */
    int buffers() {
        return buffers;
    }

    /** Bytes of an offset; for layouts that have offsets. */
    int offsetBytes() {
        return this == BYTES_64 || this == LIST_64 ? Long.BYTES : Integer.BYTES;
    }

    /** The layout of a field's column; empty if rows of such a column cannot be cut out here. */
    static Optional<Layout> of(Field field) {
        return Optional.ofNullable(
                switch (stored(field).getTypeID()) {
                    case Null -> NONE;
                    case Int, FloatingPoint, FixedSizeBinary, Decimal, Date, Time, Timestamp, Interval, Duration ->
                        FIXED;
                    case Bool -> BITS;
                    case Utf8, Binary -> BYTES_32;
                    case LargeUtf8, LargeBinary -> BYTES_64;
                    case List, Map -> LIST_32;
                    case LargeList -> LIST_64;
                    case FixedSizeList -> FIXED_LIST;
                    case Struct -> STRUCT;
                    case Union, Utf8View, BinaryView, ListView, LargeListView, RunEndEncoded, NONE -> null;
                });
    }

    /** The type of what is in the batches: for a column with a dictionary that is its index. */
    static ArrowType stored(Field field) {
        DictionaryEncoding dictionary = field.getDictionary();
        if (dictionary == null) {
            return field.getType();
        }
        return dictionary.getIndexType() == null ? DEFAULT_INDEX : dictionary.getIndexType();
    }

    /** The fields of the columns within a column; those of a dictionary's values are not in the batches. */
    static List<Field> children(Field field) {
        return field.getDictionary() == null ? field.getChildren() : List.of();
    }

    /** Bytes of a value of a {@link #FIXED} column. */
    static int width(Field field) {
        ArrowType type = stored(field);
        return type instanceof ArrowType.FixedSizeBinary binary
                ? binary.getByteWidth() // as bits it may not fit into what TypeLayout keeps it in
                : TypeLayout.getTypeLayout(type).getBufferLayouts().get(1).getTypeBitWidth() / Byte.SIZE;
    }
}

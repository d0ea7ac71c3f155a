package dev.smi.arrow;

import dev.smi.arrow.model.Column;
import dev.smi.arrow.model.ColumnType;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;

/**
 * Looks for nulls where the interface has none. In a null struct or list there may be some, as nobody set what is in
 * it. Stateless.
 */
final class NullCheck {

    private NullCheck() {}

    /**
     * Looks at a column and all that is in it.
     *
     * @param path as messages name it
     * @throws IllegalArgumentException if there is one
     */
    static void require(Column column, FieldVector vector, String path) {
        require(column, vector, path, _ -> true);
    }

    private static void require(Column column, FieldVector vector, String path, IntPredicate isThere) {
        if (column.isIgnored()) {
            return;
        }
        boolean hasNulls = vector.getNullCount() > 0;
        if (hasNulls && !column.isNullable()) {
            requireNone(vector, path, isThere);
        }
        IntPredicate isValid = hasNulls ? row -> isThere.test(row) && !vector.isNull(row) : isThere;
        if (column.type() instanceof ColumnType.Struct) {
            for (int i = 0; i < column.children().size(); i++) {
                Column child = column.children().get(i);
                require(child, vector.getChildrenFromFields().get(i), path + "." + child.name(), isValid);
            }
        } else if (vector instanceof ListVector lists) {
            FieldVector items = lists.getDataVector();
            BitSet inLists =
                    items.getNullCount() > 0 || !items.getChildrenFromFields().isEmpty()
                            ? elements(lists, isValid)
                            : new BitSet();
            require(column.children().getFirst(), items, path + ".item", inLists::get);
        }
    }

    private static BitSet elements(ListVector lists, IntPredicate isValid) {
        BitSet elements = new BitSet();
        for (int i = 0; i < lists.getValueCount(); i++) {
            if (isValid.test(i)) {
                elements.set(lists.getElementStartIndex(i), lists.getElementEndIndex(i));
            }
        }
        return elements;
    }

    private static void requireNone(FieldVector vector, String path, IntPredicate isThere) {
        for (int row = 0; row < vector.getValueCount(); row++) {
            if (vector.isNull(row) && isThere.test(row)) {
                throw new IllegalArgumentException(path + " is not nullable, and element " + row
                        + " is null; fill it, or generate the program for a schema where it is nullable");
            }
        }
    }
}

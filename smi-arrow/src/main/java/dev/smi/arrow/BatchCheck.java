package dev.smi.arrow;

import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.Column;
import dev.smi.arrow.model.ColumnType;
import dev.smi.arrow.model.Mode;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Finds how a schema differs from that of a batch of the interface. One use; not thread-safe. */
final class BatchCheck {

    private final List<String> faults = new ArrayList<>();
    private final boolean isWritten;

    private BatchCheck(boolean isWritten) {
        this.isWritten = isWritten;
    }

    /**
     * Whether fields are nullable is compared of batches that are written. Of those that are read it is what is there
     * that counts, as Arrow's slices forget it of some types.
     *
     * @throws IllegalArgumentException if they differ: all differences
     */
    static void require(Batch batch, Schema schema) {
        List<String> faults = faults(batch, schema);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("the schema does not fit batch " + batch.name() + ":\n  "
                    + String.join("\n  ", faults)
                    + "\nGive the batch that the program was generated for, or generate the program for this schema.");
        }
    }

    static List<String> faults(Batch batch, Schema schema) {
        BatchCheck check = new BatchCheck(batch.mode() == Mode.WRITE);
        check.fields(batch.columns(), schema.getFields(), batch.name(), batch.name() + ".");
        return check.faults;
    }

    private void fields(List<Column> columns, List<Field> fields, String owner, String prefix) {
        for (int i = 0; i < Math.min(columns.size(), fields.size()); i++) {
            Column column = columns.get(i);
            Field field = fields.get(i);
            if (column.name().equals(field.getName())) {
                field(column, field, prefix + column.name());
            } else {
                faults.add("field " + i + " of " + owner + " is " + column.name() + ", and the schema has "
                        + field.getName() + " there");
            }
        }
        if (columns.size() != fields.size()) {
            faults.add(owner + " has " + columns.size() + " fields, and the schema has " + fields.size());
        }
    }

    private void field(Column column, Field field, String path) {
        if (column.isIgnored()) {
            return;
        }
        if (field.getDictionary() != null) {
            faults.add(path + " is of type " + column.arrowType() + ", and the schema's is encoded with a dictionary;"
                    + " decode it");
            return;
        }
        if (!column.arrowType().equals(field.getType().toString())) {
            faults.add(path + " is of type " + column.arrowType() + ", and the schema's of type " + field.getType());
            return;
        }
        if (isWritten && column.isNullable() != field.isNullable()) {
            faults.add(path + " is " + nullability(column.isNullable()) + ", and the schema's is "
                    + nullability(field.isNullable()));
        }
        if (column.type() == ColumnType.Lists.LIST) {
            field(column.children().getFirst(), field.getChildren().getFirst(), path + ".item");
        } else if (column.type() instanceof ColumnType.Struct) {
            fields(column.children(), field.getChildren(), path, path + ".");
        }
    }

    private static String nullability(boolean isNullable) {
        return isNullable ? "nullable" : "not nullable";
    }
}

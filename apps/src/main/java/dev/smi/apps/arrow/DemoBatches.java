package dev.smi.apps.arrow;

import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** What examples work on if no file is named. Stateless. */
final class DemoBatches {

    private static final long[] NUMBERS = {1, -3, 3, -7};

    private DemoBatches() {}

    /** A schema with the metadata that the code generator looks at. */
    static Schema schema(String batch, String mode, Field... fields) {
        return new Schema(List.of(fields), Map.of("fletcher_name", batch, "fletcher_mode", mode));
    }

    /** A field. */
    static Field field(String name, boolean isNullable, ArrowType type, Field... children) {
        return new Field(name, new FieldType(isNullable, type, null), List.of(children));
    }

    /** The tutorial's batch {@code ExampleBatch} with its column {@code number}. */
    static VectorSchemaRoot numbers(BufferAllocator allocator) {
        Schema schema = schema("ExampleBatch", "read", field("number", false, new ArrowType.Int(64, true)));
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        BigIntVector numbers = (BigIntVector) root.getVector("number");
        for (int i = 0; i < NUMBERS.length; i++) {
            numbers.setSafe(i, NUMBERS[i]);
        }
        root.setRowCount(NUMBERS.length);
        return root;
    }
}

package dev.smi.arrow.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Schemas for tests. */
final class Schemas {

    static final ArrowType INT = new ArrowType.Int(32, true);

    private Schemas() {}

    static Field field(String name, ArrowType type, Field... children) {
        return new Field(name, new FieldType(false, type, null), List.of(children));
    }

    static Field nullable(String name, ArrowType type, Field... children) {
        return new Field(name, FieldType.nullable(type), List.of(children));
    }

    static Field with(Map<String, String> metadata, Field field) {
        FieldType type = new FieldType(field.isNullable(), field.getType(), field.getDictionary(), metadata);
        return new Field(field.getName(), type, field.getChildren());
    }

    static Schema schema(Map<String, String> metadata, Field... fields) {
        return new Schema(Arrays.asList(fields), metadata);
    }

    static NamedSchema named(Field... fields) {
        return new NamedSchema("test.as", "B", schema(Map.of(), fields));
    }
}

package dev.smi.arrow.fuzz;

import dev.smi.arrow.schema.NamedSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Makes random schemas of supported types. One use for each pair. */
final class RandomSchema {

    private static final int DEEPEST = 3;
    private static final List<FloatingPointPrecision> PRECISIONS = List.of(FloatingPointPrecision.values());
    private static final String EPC = "fletcher_epc";
    private static final String LEPC = "fletcher_lepc";

    private final Random random;

    RandomSchema(Random random) {
        this.random = random;
    }

    /**
     * What is read, and what is written: the same but for how many elements a transfer carries.
     *
     * @param number tells the schemas of a program apart
     */
    List<NamedSchema> pair(int number) {
        List<Field> fields = new ArrayList<>();
        int columns = random.nextInt(3) == 0 ? 2 : 1;
        for (int i = 0; i < columns; i++) {
            fields.add(field("c" + i, 0));
        }
        return List.of(named("R" + number, "read", fields), named("W" + number, "write", fields));
    }

    private NamedSchema named(String name, String mode, List<Field> fields) {
        List<Field> marked =
                fields.stream().map(field -> withElements(field, false)).toList();
        return new NamedSchema(name, name, new Schema(marked, Map.of("fletcher_mode", mode)));
    }

    private Field field(String name, int depth) {
        boolean isNullable = random.nextBoolean();
        int kind = random.nextInt(depth >= DEEPEST ? 8 : 12);
        ArrowType type =
                switch (kind) {
                    case 8 -> new ArrowType.List();
                    case 9, 10 -> new ArrowType.Struct();
                    case 6, 11 -> new ArrowType.Utf8();
                    case 7 -> new ArrowType.Binary();
                    default -> element();
                };
        List<Field> children = new ArrayList<>();
        if (type instanceof ArrowType.List) {
            children.add(field("item", depth + 1));
        } else if (type instanceof ArrowType.Struct) {
            int members = random.nextInt(3);
            for (int i = 0; i < members; i++) {
                children.add(field("m" + i, depth + 1));
            }
        }
        return new Field(name, new FieldType(isNullable, type, null), children);
    }

    private ArrowType element() {
        int width = Byte.SIZE << random.nextInt(4);
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> new ArrowType.Int(width, random.nextBoolean());
            case 3 -> new ArrowType.Bool();
            case 4 -> new ArrowType.FloatingPoint(PRECISIONS.get(random.nextInt(PRECISIONS.size())));
            case 5 -> new ArrowType.Decimal(20, 3, 128);
            case 6 -> new ArrowType.FixedSizeBinary(1 + random.nextInt(5));
            case 7 ->
                random.nextBoolean()
                        ? new ArrowType.Date(random.nextBoolean() ? DateUnit.DAY : DateUnit.MILLISECOND)
                        : new ArrowType.Time(TimeUnit.MILLISECOND, Integer.SIZE);
            default ->
                random.nextBoolean()
                        ? new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")
                        : new ArrowType.Duration(TimeUnit.SECOND);
        };
    }

    /** A field, with random numbers of elements where streams begin. */
    private Field withElements(Field field, boolean isMember) {
        Map<String, String> metadata = new HashMap<>();
        boolean isList = field.getType() instanceof ArrowType.List
                || field.getType() instanceof ArrowType.Utf8
                || field.getType() instanceof ArrowType.Binary;
        if ((isList || !isMember) && random.nextInt(3) > 0) {
            metadata.put(EPC, Integer.toString(1 << random.nextInt(3)));
        }
        if (isList && !isMember && random.nextBoolean()) {
            metadata.put(LEPC, Integer.toString(1 << random.nextInt(3)));
        }
        boolean isStruct = field.getType() instanceof ArrowType.Struct;
        List<Field> children = field.getChildren().stream()
                .map(child -> withElements(child, isStruct))
                .toList();
        return new Field(field.getName(), new FieldType(field.isNullable(), field.getType(), null, metadata), children);
    }
}

package dev.smi.data.arrow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Schemas and record batches made of a seed: all types that can be split, nested up to three deep, with nulls. */
final class RandomTables {

    private static final List<ArrowType> FLAT = List.of(
            new ArrowType.Null(),
            new ArrowType.Bool(),
            new ArrowType.Int(8, true),
            new ArrowType.Int(16, false),
            new ArrowType.Int(32, true),
            new ArrowType.Int(64, false),
            new ArrowType.FloatingPoint(FloatingPointPrecision.HALF),
            new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE),
            new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE),
            new ArrowType.Utf8(),
            new ArrowType.LargeUtf8(),
            new ArrowType.Binary(),
            new ArrowType.LargeBinary(),
            new ArrowType.FixedSizeBinary(5),
            new ArrowType.Decimal(20, 3, 128),
            new ArrowType.Decimal(50, 3, 256),
            new ArrowType.Date(DateUnit.DAY),
            new ArrowType.Date(DateUnit.MILLISECOND),
            new ArrowType.Time(TimeUnit.SECOND, 32),
            new ArrowType.Time(TimeUnit.NANOSECOND, 64),
            new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"),
            new ArrowType.Timestamp(TimeUnit.NANOSECOND, null),
            new ArrowType.Duration(TimeUnit.MILLISECOND),
            new ArrowType.Interval(IntervalUnit.DAY_TIME),
            new ArrowType.Interval(IntervalUnit.MONTH_DAY_NANO));

    private static final int DEPTH = 2;

    private final Random random;

    RandomTables(long seed) {
        this.random = new Random(seed);
    }

    /** One to six columns. */
    Schema schema() {
        List<Field> fields = new ArrayList<>();
        int columns = 1 + random.nextInt(6);
        for (int i = 0; i < columns; i++) {
            fields.add(field("c" + i, DEPTH));
        }
        return new Schema(fields, Map.of("made", "at random"));
    }

    private Field field(String name, int depth) {
        int kind = random.nextInt(depth == 0 ? 4 : 8);
        return switch (kind) {
            case 4 -> nested(name, new ArrowType.List(), field("item", depth - 1));
            case 5 -> nested(name, new ArrowType.LargeList(), field("item", depth - 1));
            case 6 -> nested(name, new ArrowType.FixedSizeList(3), field("item", depth - 1));
            case 7 -> nested(name, new ArrowType.Struct(), field("a", depth - 1), field("b", depth - 1));
            default -> Field.nullable(name, FLAT.get(random.nextInt(FLAT.size())));
        };
    }

    private static Field nested(String name, ArrowType type, Field... children) {
        return new Field(name, FieldType.nullable(type), List.of(children));
    }

    /** A batch of rows, to be closed by the caller. */
    VectorSchemaRoot batch(Schema schema, int rows, BufferAllocator allocator) {
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        root.getFieldVectors().forEach(vector -> fill(vector, rows));
        root.setRowCount(rows);
        return root;
    }

    private void fill(FieldVector vector, int rows) {
        boolean hasNulls = random.nextBoolean();
        switch (vector) {
            case BaseFixedWidthVector fixed -> fillFixed(fixed, rows, hasNulls);
            case BaseVariableWidthVector strings -> {
                strings.allocateNew(rows);
                for (int row = 0; row < rows; row++) {
                    if (isSet(hasNulls)) {
                        strings.setSafe(row, bytes());
                    }
                }
                strings.setValueCount(rows);
            }
            case BaseLargeVariableWidthVector strings -> {
                strings.allocateNew(rows);
                for (int row = 0; row < rows; row++) {
                    if (isSet(hasNulls)) {
                        strings.setSafe(row, bytes());
                    }
                }
                strings.setValueCount(rows);
            }
            case ListVector list -> fillList(list, rows, hasNulls);
            case LargeListVector list -> fillLargeList(list, rows, hasNulls);
            case FixedSizeListVector list -> {
                fill(list.getDataVector(), rows * list.getListSize());
                list.setValueCount(rows);
                setValidity(list, rows, hasNulls);
            }
            case StructVector struct -> {
                struct.getChildrenFromFields().forEach(child -> fill(child, rows));
                struct.setValueCount(rows);
                setValidity(struct, rows, hasNulls);
            }
            case NullVector nothing -> nothing.setValueCount(rows);
            default -> throw new IllegalArgumentException(vector.getField().toString());
        }
    }

    private void fillFixed(BaseFixedWidthVector vector, int rows, boolean hasNulls) {
        vector.allocateNew(rows);
        vector.setValueCount(rows);
        byte[] values = new byte[(int) vector.getDataBuffer().capacity()];
        random.nextBytes(values);
        vector.getDataBuffer().setBytes(0, values);
        setValidity(vector, rows, hasNulls);
    }

    private void fillList(ListVector list, int rows, boolean hasNulls) {
        list.allocateNew();
        int elements = 0;
        for (int row = 0; row < rows; row++) {
            if (isSet(hasNulls)) {
                list.startNewValue(row);
                int length = random.nextInt(4);
                list.endValue(row, length);
                elements += length;
            } else {
                list.setNull(row);
            }
        }
        list.setLastSet(rows - 1);
        fill(list.getDataVector(), elements);
        list.setValueCount(rows);
    }

    private void fillLargeList(LargeListVector list, int rows, boolean hasNulls) {
        list.allocateNew();
        int elements = 0;
        for (int row = 0; row < rows; row++) {
            if (isSet(hasNulls)) {
                list.startNewValue(row);
                int length = random.nextInt(4);
                list.endValue(row, length);
                elements += length;
            } else {
                list.setNull(row);
            }
        }
        list.setLastSet(rows - 1);
        fill(list.getDataVector(), elements);
        list.setValueCount(rows);
    }

    private void setValidity(FieldVector vector, int rows, boolean hasNulls) {
        for (int row = 0; row < rows; row++) {
            BitVectorHelper.setValidityBit(vector.getValidityBuffer(), row, isSet(hasNulls) ? 1 : 0);
        }
    }

    private boolean isSet(boolean hasNulls) {
        return !hasNulls || random.nextInt(3) > 0;
    }

    private byte[] bytes() {
        return "ж"
                .repeat(random.nextInt(6))
                .concat(Integer.toString(random.nextInt()))
                .getBytes(StandardCharsets.UTF_8);
    }
}

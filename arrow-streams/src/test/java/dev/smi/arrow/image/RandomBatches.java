package dev.smi.arrow.image;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Schemas and batches as a seed has them. */
final class RandomBatches {

    private final Random random;

    RandomBatches(long seed) {
        this.random = new Random(seed);
    }

    Schema schema() {
        List<Field> fields = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            fields.add(field("f" + i, 2));
        }
        return new Schema(fields, Map.of("fletcher_name", "R"));
    }

    private Field field(String name, int depth) {
        ArrowType type =
                switch (random.nextInt(depth == 0 ? 6 : 8)) {
                    case 0 -> new ArrowType.Int(8 << random.nextInt(4), random.nextBoolean());
                    case 1 -> new ArrowType.Bool();
                    case 2 -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
                    case 3 -> new ArrowType.Utf8();
                    case 4 -> new ArrowType.Binary();
                    case 5 -> new ArrowType.FixedSizeBinary(1 + random.nextInt(20));
                    case 6 -> new ArrowType.List();
                    default -> new ArrowType.Struct();
                };
        List<Field> children = new ArrayList<>();
        if (type instanceof ArrowType.List) {
            children.add(field("item", depth - 1));
        } else if (type instanceof ArrowType.Struct) {
            children.add(field("a", depth - 1));
            children.add(field("b", depth - 1));
        }
        Map<String, String> metadata =
                random.nextInt(8) == 0 && depth == 2 ? Map.of("fletcher_ignore", "true") : Map.of();
        return new Field(name, new FieldType(random.nextBoolean(), type, null, metadata), children);
    }

    VectorSchemaRoot batch(Schema schema, BufferAllocator allocator, int rows) {
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        root.getFieldVectors().forEach(vector -> fill(vector, rows));
        root.setRowCount(rows);
        return root;
    }

    private void fill(FieldVector vector, int count) {
        switch (vector) {
            case BaseFixedWidthVector fixed -> {
                fixed.allocateNew(count);
                for (long i = 0; i < fixed.getDataBuffer().capacity(); i++) {
                    fixed.getDataBuffer().setByte(i, random.nextInt());
                }
            }
            case BaseVariableWidthVector bytes -> {
                for (int i = 0; i < count; i++) {
                    byte[] value = new byte[random.nextInt(12)];
                    random.nextBytes(value);
                    bytes.setSafe(i, value);
                }
            }
            case ListVector list -> {
                list.setInitialCapacity(count);
                list.allocateNew();
                int items = 0;
                for (int i = 0; i < count; i++) {
                    items += random.nextInt(4);
                    list.getOffsetBuffer().setInt((i + 1L) * Integer.BYTES, items);
                }
                list.setLastSet(count - 1);
                fill(list.getDataVector(), items);
            }
            case StructVector struct -> {
                struct.setInitialCapacity(count);
                struct.allocateNew();
                struct.getChildrenFromFields().forEach(child -> fill(child, count));
            }
            default -> throw new IllegalStateException(vector.getField().toString());
        }
        for (int i = 0; i < count; i++) {
            boolean isValid = !vector.getField().isNullable() || random.nextInt(3) > 0;
            BitVectorHelper.setValidityBit(vector.getValidityBuffer(), i, isValid ? 1 : 0);
        }
        vector.setValueCount(count);
    }

    /** Writes batches as a file, or as a stream without what makes it one. */
    static void write(Path file, VectorSchemaRoot root, boolean isStream, int times) {
        try (OutputStream out = Files.newOutputStream(file);
                ArrowWriter writer = isStream
                        ? new ArrowStreamWriter(root, null, out)
                        : new ArrowFileWriter(root, null, Channels.newChannel(out))) {
            writer.start();
            for (int i = 0; i < times; i++) {
                writer.writeBatch();
            }
            writer.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

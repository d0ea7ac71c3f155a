package dev.smi.arrow;

import static dev.smi.arrow.TestProgram.nullable;
import static dev.smi.arrow.TestProgram.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Schemas and batches by chance; a seed always gives the same. */
final class RandomBatch {

    private static final List<ArrowType> FIXED = List.of(
            new ArrowType.Int(8, true),
            new ArrowType.Int(8, false),
            new ArrowType.Int(16, true),
            new ArrowType.Int(16, false),
            new ArrowType.Int(32, true),
            new ArrowType.Int(32, false),
            new ArrowType.Int(64, true),
            new ArrowType.Int(64, false),
            new ArrowType.Bool(),
            new ArrowType.FloatingPoint(FloatingPointPrecision.HALF),
            new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE),
            new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE),
            new ArrowType.Decimal(30, 4, 128),
            new ArrowType.Date(DateUnit.DAY),
            new ArrowType.Date(DateUnit.MILLISECOND),
            new ArrowType.Time(TimeUnit.SECOND, 32),
            new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"),
            new ArrowType.Duration(TimeUnit.NANOSECOND),
            new ArrowType.FixedSizeBinary(5));
    private static final int DEEPEST = 3;

    private final Random random;
    private final List<ArrowFieldNode> nodes = new ArrayList<>();
    private final List<ArrowBuf> buffers = new ArrayList<>();

    RandomBatch(long seed) {
        this.random = new Random(seed);
    }

    Schema schema(String name) {
        List<Field> fields = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Field field = field("f" + i, 0);
            if (random.nextInt(3) == 0) {
                field = with(field, "fletcher_epc", String.valueOf(2 << random.nextInt(3)));
            }
            fields.add(field);
        }
        return TestProgram.schema(name, "read", fields.toArray(Field[]::new));
    }

    private Field field(String name, int depth) {
        int kind = random.nextInt(depth < DEEPEST ? 8 : 6);
        ArrowType type =
                switch (kind) {
                    case 4 -> new ArrowType.Utf8();
                    case 5 -> new ArrowType.Binary();
                    case 6 -> new ArrowType.List();
                    case 7 -> new ArrowType.Struct();
                    default -> FIXED.get(random.nextInt(FIXED.size()));
                };
        int children = kind == 6 ? 1 : kind == 7 ? 1 + random.nextInt(3) : 0;
        Field[] below = new Field[children];
        for (int i = 0; i < children; i++) {
            below[i] = field("c" + i, depth + 1);
        }
        return random.nextBoolean() ? nullable(name, type, below) : TestProgram.field(name, type, below);
    }

    /** Rows with nulls, whose offsets need not begin at 0. */
    VectorSchemaRoot batch(Schema schema, int rows, BufferAllocator allocator) {
        schema.getFields().forEach(field -> add(field, rows, allocator));
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        try (ArrowRecordBatch batch = new ArrowRecordBatch(rows, nodes, buffers)) {
            new VectorLoader(root).load(batch);
        }
        buffers.forEach(ArrowBuf::close);
        nodes.clear();
        buffers.clear();
        return root;
    }

    private void add(Field field, int elements, BufferAllocator allocator) {
        boolean hasNulls = field.isNullable() && random.nextInt(4) > 0;
        ArrowBuf validity = hasNulls ? bytes((elements + 7) / 8, allocator) : allocator.getEmpty();
        nodes.add(new ArrowFieldNode(elements, hasNulls ? BitVectorHelper.getNullCount(validity, elements) : 0));
        buffers.add(validity);
        switch (field.getType()) {
            case ArrowType.Utf8 _, ArrowType.Binary _ -> buffers.add(bytes(offsets(elements, allocator), allocator));
            case ArrowType.List _ -> add(field.getChildren().getFirst(), offsets(elements, allocator), allocator);
            case ArrowType.Struct _ -> field.getChildren().forEach(child -> add(child, elements, allocator));
            case ArrowType.Bool _ -> buffers.add(bytes((elements + 7) / 8, allocator));
            default -> buffers.add(values(field, elements, allocator));
        }
    }

    private ArrowBuf values(Field field, int elements, BufferAllocator allocator) {
        int bits = TypeLayout.getTypeLayout(field.getType())
                .getBufferLayouts()
                .getLast()
                .getTypeBitWidth();
        return bytes(elements * bits / Byte.SIZE, allocator);
    }

    private int offsets(int lists, BufferAllocator allocator) {
        ArrowBuf offsets = allocator.buffer(4L * (lists + 1));
        int at = random.nextInt(3);
        for (int i = 0; i <= lists; i++) {
            offsets.writeInt(at);
            at += i == lists ? 0 : random.nextInt(5) * random.nextInt(4);
        }
        buffers.add(offsets);
        return at;
    }

    private ArrowBuf bytes(int count, BufferAllocator allocator) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        ArrowBuf buffer = allocator.buffer(count);
        buffer.writeBytes(bytes);
        return buffer;
    }
}

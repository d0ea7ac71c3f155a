package dev.smi.arrow;

import static dev.smi.arrow.TestProgram.field;
import static dev.smi.arrow.TestProgram.nullable;
import static dev.smi.arrow.TestProgram.schema;
import static dev.smi.arrow.TestProgram.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.Smi;
import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.stream.ArrowKernel;
import dev.smi.arrow.stream.KernelStreams;
import dev.smi.device.DeviceException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ContextTest {

    private static final ArrowType INT = new ArrowType.Int(32, true);
    private static final ArrowType DOUBLE = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);

    private static final Schema READ = schema(
            "R",
            "read",
            field("x", INT),
            nullable("p", new ArrowType.Struct(), field("a", INT)),
            with(field("other", DOUBLE), "fletcher_ignore", "true"));
    private static final Schema WRITTEN = schema(
            "W", "write", with(field("other", DOUBLE), "fletcher_ignore", "true"), field("y", INT), field("z", INT));
    private static final ArrowInterface PROGRAM = TestProgram.program("Test", List.of(), READ, WRITTEN);

    private final BufferAllocator allocator = new RootAllocator();
    private final Smi smi = Batches.jvm();

    /** Closing the allocator fails if memory is left. */
    @AfterEach
    void close() {
        smi.close();
        allocator.close();
    }

    private Context context(ArrowKernel kernel) {
        return Platform.jvm(smi, PROGRAM, kernel).context();
    }

    private VectorSchemaRoot batch(Schema schema, int rows) {
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        for (FieldVector vector : root.getFieldVectors()) {
            vector.allocateNew();
            if (vector instanceof IntVector numbers) {
                for (int i = 0; i < rows; i++) {
                    numbers.set(i, i);
                }
            }
        }
        root.setRowCount(rows);
        return root;
    }

    private static void nothing(KernelStreams io) {
        assertThat(io.first("R")).isZero();
    }

    /** Writes as many rows to both columns as it says. */
    private static ArrowKernel rows(int y, int z) {
        return io -> {
            io.command("W", 0, 0, 0);
            io.out("W_y").wide(10).push(y, true);
            io.out("W_z").wide(10).push(z, true);
        };
    }

    private Context run(ArrowKernel kernel) {
        Context context = context(kernel);
        try (VectorSchemaRoot batch = batch(READ, 3)) {
            context.queueRecordBatch(batch);
        }
        context.queueRecordBatch(WRITTEN, Capacity.rows(10));
        context.enable();
        Kernel started = new Kernel(context);
        started.start();
        started.pollUntilDone(Batches.SOON);
        return context;
    }

    @Test
    void shouldKeepMemoryOfBatchesThatAreClosedUntilItIsClosed() {
        try (Context context = context(io -> {
            io.command("R", "x", 0, 3, 0);
            io.in("R_x").wide(3).next();
            io.setReturn(io.in("R_x").lane("data").getInt(2));
        })) {
            try (VectorSchemaRoot batch = batch(READ, 3)) {
                context.queueRecordBatch(batch);
            }
            assertThat(allocator.getAllocatedMemory()).isPositive();
            context.queueRecordBatch(WRITTEN, Capacity.rows(1));
            context.enable();
            Kernel kernel = new Kernel(context);
            kernel.start();
            kernel.pollUntilDone(Batches.SOON);
            assertThat(kernel.getReturn()).isEqualTo(2);
        }
        assertThat(allocator.getAllocatedMemory()).isZero();
    }

    @Test
    void shouldGiveWrittenBatchesThatOutliveIt() {
        VectorSchemaRoot written;
        VectorSchemaRoot again;
        try (Context context = run(rows(2, 2))) {
            written = context.written("W", allocator);
            again = context.written("W", allocator);
        }
        assertThat(written.getRowCount()).isEqualTo(2);
        assertThat(written.getSchema().getCustomMetadata()).containsEntry("fletcher_name", "W");
        assertThat(written.getSchema().getFields().stream().map(Field::getName))
                .as("without what is ignored")
                .containsExactly("y", "z");
        assertThat(written.getVector("y").getNullCount()).isZero();
        written.close();
        again.close();
    }

    @Test
    void shouldSayThatColumnsHaveDifferentLengths() {
        try (Context context = run(rows(2, 3))) {
            assertThatThrownBy(() -> context.written("W", allocator))
                    .isInstanceOf(DeviceException.class)
                    .hasMessage("the kernel wrote columns of different lengths into batch W: W.y has 2, W.z has 3 rows;"
                            + " write as many rows to each");
        }
    }

    @Test
    void shouldSayHowASchemaDiffers() {
        Schema other = schema("R", "read", field("x", new ArrowType.Int(64, true)), field("q", INT));
        try (Context context = context(ContextTest::nothing);
                VectorSchemaRoot batch = batch(other, 3)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> context.queueRecordBatch(batch))
                    .withMessage("""
                            the schema does not fit batch R:
                              R.x is of type Int(32, true), and the schema's of type Int(64, true)
                              field 1 of R is p, and the schema has q there
                              R has 3 fields, and the schema has 2
                            Give the batch that the program was generated for, or generate the program for this schema.""");
        }
    }

    @Test
    void shouldSayHowTheSchemaOfAWrittenBatchDiffers() {
        Schema other = schema("W", "write", field("other", INT), nullable("y", INT), field("z", INT));
        try (Context context = context(ContextTest::nothing);
                VectorSchemaRoot batch = batch(READ, 3)) {
            context.queueRecordBatch(batch);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> context.queueRecordBatch(other, Capacity.rows(1)))
                    .withMessageContaining("fit batch W:\n  W.y is not nullable, and the schema's is nullable\nGive");
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            context.queueRecordBatch(WRITTEN, Capacity.rows(1).of("W_y", 2)))
                    .withMessage("capacity of W_y: batch W has no such stream of lists' elements; it has none");
        }
    }

    @Test
    void shouldRejectNullsWhereThereAreNone() {
        try (Context context = context(ContextTest::nothing);
                VectorSchemaRoot batch = batch(READ, 3)) {
            ((IntVector) batch.getVector("x")).setNull(1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> context.queueRecordBatch(batch))
                    .withMessage("R.x is not nullable, and element 1 is null; fill it, or generate the program for a"
                            + " schema where it is nullable");
        }
    }

    @Test
    void shouldRejectNullsInStructsThatAreThere() {
        try (Context context = context(ContextTest::nothing);
                VectorSchemaRoot batch = batch(READ, 3)) {
            StructVector structs = (StructVector) batch.getVector("p");
            structs.setNull(0);
            structs.setNull(1);
            structs.setNull(2);
            context.queueRecordBatch(batch);
        }
        try (Context context = context(ContextTest::nothing);
                VectorSchemaRoot batch = batch(READ, 3)) {
            ((StructVector) batch.getVector("p")).setIndexDefined(2);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> context.queueRecordBatch(batch))
                    .withMessageStartingWith("R.p.a is not nullable, and element 2 is null");
        }
    }

    @Test
    void shouldRejectVectorsOfAnotherLength() {
        try (Context context = context(ContextTest::nothing);
                VectorSchemaRoot batch = batch(READ, 3)) {
            batch.getVector("x").setValueCount(2);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> context.queueRecordBatch(batch))
                    .withMessage("R.x has 2 values, and the batch 3 rows; set both to the same");
        }
    }

    @Test
    void shouldTakeBatchesInOrder() {
        try (Context context = context(ContextTest::nothing);
                VectorSchemaRoot batch = batch(READ, 3)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> context.queueRecordBatch(WRITTEN, Capacity.rows(1)))
                    .withMessage("batch 0 of Test is R, which is read; queue a VectorSchemaRoot");
            context.queueRecordBatch(batch);
            assertThatIllegalStateException()
                    .isThrownBy(() -> context.queueRecordBatch(batch))
                    .withMessage("batch 1 of Test is W, which is written; queue its schema and a Capacity");
            assertThatIllegalStateException()
                    .isThrownBy(context::enable)
                    .withMessage("1 of 2 batches are queued; Test has R, W");
            assertThatIllegalStateException()
                    .isThrownBy(() -> new Kernel(context))
                    .withMessage("the context is not enabled; call enable() when all batches are queued");
            context.queueRecordBatch(WRITTEN, Capacity.rows(1));
            assertThatIllegalStateException()
                    .isThrownBy(() -> context.queueRecordBatch(batch))
                    .withMessage("all 2 batches of Test are queued: R, W; make another context for others");
            context.enable();
            assertThatIllegalStateException().isThrownBy(context::enable).withMessage("the context is enabled already");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> context.written("R", allocator))
                    .withMessage("batch R is read by the kernel, not written");
        }
    }
}

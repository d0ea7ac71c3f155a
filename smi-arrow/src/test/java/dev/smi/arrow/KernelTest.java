package dev.smi.arrow;

import static dev.smi.arrow.TestProgram.field;
import static dev.smi.arrow.TestProgram.nullable;
import static dev.smi.arrow.TestProgram.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.smi.Smi;
import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.CustomRegister;
import dev.smi.arrow.model.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KernelTest {

    private static final ArrowType INT = new ArrowType.Int(32, true);
    private static final Schema READ = schema("R", "read", nullable("name", new ArrowType.Utf8()), field("x", INT));
    private static final Schema WRITTEN = schema("W", "write", field("y", INT));
    private static final ArrowInterface PROGRAM = TestProgram.program(
            "Test", List.of(new CustomRegister("small", 8), new CustomRegister("large", 64)), READ, WRITTEN);

    private final BufferAllocator allocator = new RootAllocator();
    private final Smi smi = Batches.jvm();
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<Long> seen = new ArrayList<>();
    private final Context context = Platform.jvm(smi, PROGRAM, io -> {
                seen.addAll(List.of(
                        (long) io.first("R"),
                        (long) io.last("R"),
                        (long) io.last("W"),
                        io.register("small"),
                        io.register("large")));
                go.await();
                io.setReturn(0x1_0000_0002L);
            })
            .context();

    @BeforeEach
    void enable() {
        try (VectorSchemaRoot batch = VectorSchemaRoot.create(READ, allocator)) {
            for (int i = 0; i < 20; i++) {
                ((VarCharVector) batch.getVector(0)).setSafe(i, new byte[5]);
                ((IntVector) batch.getVector(1)).setSafe(i, i);
            }
            batch.setRowCount(20);
            context.queueRecordBatch(batch);
        }
        context.queueRecordBatch(WRITTEN, Capacity.rows(8));
        context.enable();
    }

    @AfterEach
    void close() {
        go.countDown();
        context.close();
        smi.close();
        allocator.close();
    }

    @Test
    void shouldHaveTheRegistersThatAHostWouldSee() {
        Kernel kernel = new Kernel(context);
        kernel.setRange("R", 3, 12);
        kernel.setArguments(200, 7, 1);
        kernel.start();
        assertThat(value(kernel, "status")).isEqualTo(Register.Content.Status.BUSY);
        assertThat(value(kernel, "control")).isEqualTo(Register.Content.Control.START);
        go.countDown();
        kernel.pollUntilDone(Batches.SOON);

        assertThat(kernel.registers().stream().map(RegisterValue::toString))
                .containsExactly(
                        "0x0000 control 0x00000000",
                        "0x0004 status 0x00000004",
                        "0x0008 return0 0x00000002",
                        "0x000C return1 0x00000001",
                        "0x0010 R_first 0x00000003",
                        "0x0014 R_last 0x0000000C",
                        "0x0018 W_first 0x00000000",
                        "0x001C W_last 0x00000000",
                        "0x0020 R_name_validity_lo 0x00000000",
                        "0x0024 R_name_validity_hi 0x00000000",
                        "0x0028 R_name_offsets_lo 0x00000040",
                        "0x002C R_name_offsets_hi 0x00000000",
                        "0x0030 R_name_values_lo 0x000000C0",
                        "0x0034 R_name_values_hi 0x00000000",
                        "0x0038 R_x_values_lo 0x00000140",
                        "0x003C R_x_values_hi 0x00000000",
                        "0x0040 W_y_values_lo 0x000001C0",
                        "0x0044 W_y_values_hi 0x00000000",
                        "0x0048 small 0x000000C8",
                        "0x004C large_lo 0x00000007",
                        "0x0050 large_hi 0x00000001");
        assertThat(seen).containsExactly(3L, 12L, 0L, 200L, 0x1_0000_0007L);
    }

    @Test
    void shouldGiveWhatTheKernelReturnsUntilItIsReset() {
        go.countDown();
        Kernel kernel = new Kernel(context);
        assertThat(value(kernel, "status")).isEqualTo(Register.Content.Status.IDLE);
        kernel.start();
        kernel.pollUntilDone(Batches.SOON);
        assertThat(kernel.getReturn()).isEqualTo(0x1_0000_0002L);
        assertThat(kernel.getReturn(0)).isEqualTo(2);
        assertThat(kernel.getReturn(1)).isEqualTo(1);
        assertThat(kernel.isDone()).isTrue();

        kernel.reset();
        assertThat(kernel.getReturn()).isZero();
        assertThat(value(kernel, "status")).isEqualTo(Register.Content.Status.IDLE);
    }

    @Test
    void shouldTakeNoOtherOrdersWhileItRuns() {
        Kernel kernel = new Kernel(context);
        assertThatIllegalStateException()
                .isThrownBy(() -> kernel.pollUntilDone(Batches.SOON))
                .withMessage("Test does not run; start() it before waiting for its end");
        kernel.start();
        assertThatIllegalStateException()
                .isThrownBy(kernel::start)
                .withMessage("Test runs; wait for its end with pollUntilDone");
        assertThatIllegalStateException().isThrownBy(kernel::reset);
        assertThatIllegalStateException().isThrownBy(() -> kernel.setRange(0, 0, 1));
        assertThatIllegalStateException()
                .isThrownBy(() -> context.written("W", allocator))
                .withMessage("the kernel runs; wait for its end before asking what it wrote");
        go.countDown();
        kernel.pollUntilDone(Batches.SOON);
    }

    @Test
    void shouldRejectRowsThatThereAreNot() {
        Kernel kernel = new Kernel(context);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel.setRange("R", 3, 21))
                .withMessage("rows 3 to 21 of R, which has 20; give 0 <= first <= last <= 20");
        assertThatIllegalArgumentException().isThrownBy(() -> kernel.setRange("R", 3, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel.setRange("W", 9, 9))
                .withMessage("rows 9 to 9 of W, which has room for 8; give 0 <= first <= last <= 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel.setRange(2, 0, 0))
                .withMessage("there is no batch 2; batches have numbers from 0 to 1: R, W");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel.setRange("X", 0, 0))
                .withMessage("there is no batch X; there is R, W");
    }

    @Test
    void shouldRejectArgumentsThatDoNotFit() {
        Kernel kernel = new Kernel(context);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel.setArguments(1, 2))
                .withMessage("2 words for the registers of Test, which take 3: [small, large], 64 bits take two words");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel.setArgument("small", 256))
                .withMessage("register small has 8 bits, and 256 needs more; give 0 to 255");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel.setArgument("none", 1))
                .withMessage("Test has no register none of its own; it has small, large");
    }

    private static int value(Kernel kernel, String register) {
        return kernel.registers().stream()
                .filter(value -> value.register().name().equals(register))
                .findFirst()
                .orElseThrow()
                .value();
    }
}

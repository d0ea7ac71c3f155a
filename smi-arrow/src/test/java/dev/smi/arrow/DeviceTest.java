package dev.smi.arrow;

import static dev.smi.arrow.Batches.SOON;
import static dev.smi.arrow.TestProgram.field;
import static dev.smi.arrow.TestProgram.nullable;
import static dev.smi.arrow.TestProgram.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.smi.Smi;
import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.CustomRegister;
import dev.smi.arrow.stream.InLane;
import dev.smi.arrow.stream.InStream;
import dev.smi.arrow.stream.KernelStreams;
import dev.smi.arrow.stream.OutStream;
import dev.smi.device.DeviceException;
import dev.smi.job.JobException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One program in both languages, on both devices. */
@Timeout(60)
class DeviceTest {

    private static final ArrowType INT = new ArrowType.Int(32, true);

    private static final Schema NUMBERS = schema("R", "read", nullable("number", INT));
    private static final Schema LINES = schema("W", "write", field("number", INT), field("text", new ArrowType.Utf8()));

    /**
     * Writes each number from the limit on, and as many letters; returns the sum. Mode 1 fails, 2 waits for what never
     * comes, 3 writes a letter too few, 4 lengths that go below zero.
     */
    private static final String SOURCE = """
            __kernel void Lines(const int R_first, const int R_last, const int W_first, const int W_last,
                                const uchar mode, const ulong limit, __global uint *restrict arrow_return)
            {
                R_command(R_first, R_last, 7);
                W_command(W_first, W_last, 8);
                long sum = 0;
                bool done = false;
                while (!done) {
                    const R_number_t in = read_channel_intel(R_number);
                    done = in.last;
                    W_number_t number = {.count = 0};
                    W_text_t text = {.count = 0};
                    if (in.count > 0 && in.valid && in.data >= (long)limit) {
                        sum += in.data;
                        number.data = in.data;
                        text.length = mode == 4 && in.data == 2 ? -1 : in.data;
                        number.count = text.count = 1;
                    }
                    number.last = text.last = done;
                    write_channel_intel(W_number, number);
                    write_channel_intel(W_text, text);
                    for (int i = 0; i < (text.count ? text.length - (mode == 3 || mode == 4) : 0); i++) {
                        const W_text_chars_t letter = {.data = 'a' + i, .count = 1, .last = i == text.length - 1};
                        write_channel_intel(W_text_chars, letter);
                    }
                }
                const W_text_chars_t end = {.end = true};
                write_channel_intel(W_text_chars, end);
                if (mode == 1) {
                    arrow_return[1 << 24] = 0;
                }
                if (mode == 2) {
                    sum += read_channel_intel(R_number).data;
                }
                R_unlock();
                W_unlock();
                arrow_return64(arrow_return, sum);
                Lines_close();
            }
            """;

    private static final ArrowInterface LINES_PROGRAM = TestProgram.program(
            "Lines", List.of(new CustomRegister("mode", 8), new CustomRegister("limit", 64)), NUMBERS, LINES);

    @TempDir
    private static Path directory;

    private static Path lines;

    private final BufferAllocator allocator = new RootAllocator();

    @BeforeAll
    static void generate() {
        lines = TestProgram.generate(directory, LINES_PROGRAM, SOURCE);
    }

    /** Closing fails if memory is left. */
    @AfterEach
    void close() {
        allocator.close();
    }

    private static void lines(KernelStreams io) {
        InStream in = io.in("R_number");
        InLane numbers = in.lane("data");
        InLane valid = in.lane("valid");
        OutStream number = io.out("W_number");
        OutStream text = io.out("W_text");
        OutStream chars = io.out("W_text_chars");
        long mode = io.register("mode");
        io.command("R", io.first("R"), io.last("R"), 7);
        io.command("W", io.first("W"), io.last("W"), 8);
        long sum = 0;
        do {
            in.next();
            boolean isTaken = in.count() > 0 && valid.getBoolean() && numbers.getInt() >= io.register("limit");
            if (isTaken) {
                sum += numbers.getInt();
                number.lane("data").setInt(numbers.getInt());
                text.lane("length").setInt(numbers.getInt());
                for (int i = 0; i < numbers.getInt() - (mode == 3 ? 1 : 0); i++) {
                    chars.lane("data").setByte((byte) ('a' + i));
                    chars.push(1, i == numbers.getInt() - 1, false);
                }
            }
            number.push(isTaken ? 1 : 0, in.isLast());
            text.push(isTaken ? 1 : 0, in.isLast());
        } while (!in.isLast());
        chars.push(0, false, true);
        if (mode == 1) {
            throw new ArithmeticException("mode 1");
        }
        if (mode == 2) {
            in.next();
        }
        assertThat(io.unlock("R")).isEqualTo(7);
        assertThat(io.unlock("W")).isEqualTo(8);
        io.setReturn(sum);
    }

    private static Smi smi(String device) {
        return Smi.alone(Map.of("device", device));
    }

    private static Platform platform(Smi smi) {
        return Platform.create(smi, lines, DeviceTest::lines);
    }

    /** Every third is null. */
    private VectorSchemaRoot numbers(int... values) {
        VectorSchemaRoot root = VectorSchemaRoot.create(NUMBERS, allocator);
        IntVector numbers = (IntVector) root.getVector(0);
        numbers.allocateNew(values.length);
        for (int i = 0; i < values.length; i++) {
            if (i % 3 == 2) {
                numbers.setNull(i);
            } else {
                numbers.set(i, values[i]);
            }
        }
        root.setRowCount(values.length);
        return root;
    }

    private Context context(Platform platform, Capacity capacity, int... values) {
        Context context = platform.context();
        try (VectorSchemaRoot numbers = numbers(values)) {
            context.queueRecordBatch(numbers);
        }
        context.queueRecordBatch(LINES, capacity);
        context.enable();
        return context;
    }

    private static List<String> texts(VectorSchemaRoot root) {
        VarCharVector texts = (VarCharVector) root.getVector("text");
        return IntStream.range(0, root.getRowCount())
                .mapToObj(i -> new String(texts.get(i), StandardCharsets.UTF_8))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"emulator", "jvm"})
    void shouldReadAndWriteBatchesAsOftenAsItIsStarted(String device) {
        try (Smi smi = smi(device);
                Context context = context(platform(smi), Capacity.rows(4).perList(5), 1, 2, 9, 4, 0)) {
            Kernel kernel = new Kernel(context);
            kernel.start();
            kernel.pollUntilDone(SOON);
            assertThat(kernel.getReturn()).isEqualTo(7);
            try (VectorSchemaRoot written = context.written("W", allocator)) {
                assertThat(texts(written)).containsExactly("a", "ab", "abcd", "");
            }

            kernel.setArguments(0, 2, 0);
            kernel.setRange("R", 1, 4);
            kernel.start();
            kernel.pollUntilDone(SOON);
            try (VectorSchemaRoot written = context.written("W", allocator)) {
                assertThat(texts(written)).containsExactly("ab", "abcd");
            }

            kernel.setRange(0, 0, 1);
            assertThatThrownBy(() -> kernel.setRange("W", 3, 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the last run wrote 2 rows");
            kernel.setRange("W", 2, 2);
            kernel.setArgument("limit", 0);
            kernel.start();
            kernel.pollUntilDone(SOON);
            try (VectorSchemaRoot written = context.written("W", allocator)) {
                assertThat(texts(written)).containsExactly("ab", "abcd", "a");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"emulator", "jvm"})
    void shouldTakeABatchWithoutRows(String device) {
        try (Smi smi = smi(device);
                Context context = context(platform(smi), Capacity.rows(0))) {
            Kernel kernel = new Kernel(context);
            kernel.start();
            kernel.pollUntilDone(SOON);
            assertThat(kernel.getReturn()).isZero();
            try (VectorSchemaRoot written = context.written("W", allocator)) {
                assertThat(written.getRowCount()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"emulator", "jvm"})
    void shouldSayHowMuchRoomIsNeeded(String device) {
        try (Smi smi = smi(device);
                Context context = context(platform(smi), Capacity.rows(2).of("W_text_chars", 6), 1, 2, 0, 4)) {
            Kernel kernel = new Kernel(context);
            kernel.start();
            kernel.pollUntilDone(SOON);
            assertThatThrownBy(() -> context.written("W", allocator))
                    .isInstanceOf(DeviceException.class)
                    .hasMessage("""
                            the kernel wrote more into batch W than there is room for:
                              W.number needs room for 3 elements, and has room for 2; queue the batch with Capacity.rows(3)
                              W.text needs room for 3 elements, and has room for 2; queue the batch with Capacity.rows(3)
                              W.text.chars needs room for 7 elements, and has room for 6; queue the batch with .of("W_text_chars", 7)""");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"emulator", "jvm"})
    void shouldTellAFailure(String device) {
        try (Smi smi = smi(device);
                Context context = context(platform(smi), Capacity.rows(4), 1)) {
            Kernel kernel = new Kernel(context);
            kernel.setArgument("mode", 1);
            kernel.start();
            assertThatThrownBy(() -> kernel.pollUntilDone(SOON))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining("kernel Lines failed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"emulator", "jvm"})
    void shouldTellLengthsThatAreWrong(String device) {
        try (Smi smi = smi(device);
                Context context = context(platform(smi), Capacity.rows(4), 3)) {
            Kernel kernel = new Kernel(context);
            kernel.setArgument("mode", 3);
            kernel.start();
            assertThatThrownBy(() -> kernel.pollUntilDone(SOON))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining(
                            "W_text_chars: elements to 2 came, and by the lengths in W_text they are to 3");
        }
    }

    @Test
    void shouldTellLengthsBelowZero() {
        try (Smi smi = smi("emulator");
                Context context = context(platform(smi), Capacity.rows(4), 3, 2)) {
            Kernel kernel = new Kernel(context);
            kernel.setArgument("mode", 4);
            kernel.start();
            kernel.pollUntilDone(SOON);
            assertThatThrownBy(() -> context.written("W", allocator))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining(
                            "a wrong length to W.text: list 1, counted from 0, begins at 3 and would end at 2;");
        }
    }

    @Test
    void shouldTellADeadlockOnADevice() {
        try (Smi smi = smi("emulator");
                Context context = context(platform(smi), Capacity.rows(4), 3)) {
            Kernel kernel = new Kernel(context);
            kernel.setArgument("mode", 2);
            kernel.start();
            assertThatThrownBy(() -> kernel.pollUntilDone(SOON))
                    .isInstanceOf(JobException.class)
                    .hasMessageContaining("deadlock")
                    .hasMessageContaining("rank 0 Lines waits to read R_number")
                    .hasMessageNotContaining("Lines_close");
            assertThat(kernel.isDone()).isTrue();
            kernel.reset();
            assertThatThrownBy(() -> context.written("W", allocator))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the run of kernel Lines failed");
            assertThatThrownBy(kernel::start)
                    .isInstanceOf(JobException.class)
                    .hasMessage("kernel Lines cannot start: this job has ended by a deadlock; open another Smi");
            assertThatThrownBy(() -> platform(smi))
                    .isInstanceOf(JobException.class)
                    .hasMessage("kernel Lines cannot start: this job has ended by a deadlock; open another Smi");
        }
    }

    @Test
    void shouldNameTheCloseThatIsMissing() {
        ArrowInterface program = TestProgram.program("Open", List.of(), NUMBERS);
        String source = """
                __kernel void Open(const int R_first, const int R_last, __global uint *restrict arrow_return)
                {
                    R_command(R_first, R_last, 0);
                    for (bool done = false; !done;) {
                        done = read_channel_intel(R_number).last;
                    }
                    R_unlock();
                    arrow_return64(arrow_return, 0);
                }
                """;
        try (Smi smi = smi("emulator");
                Context context = Platform.create(smi, TestProgram.generate(directory, program, source))
                        .context();
                VectorSchemaRoot numbers = numbers(1)) {
            context.queueRecordBatch(numbers);
            context.enable();
            Kernel kernel = new Kernel(context);
            kernel.start();
            assertThatThrownBy(() -> kernel.pollUntilDone(SOON))
                    .isInstanceOf(JobException.class)
                    .hasMessageContaining("R_number_reader waits to read R_number_command")
                    .hasMessageEndingWith("the last thing that Open does has to be Open_close()");
        }
    }

    @Test
    void shouldTellInTheJvmWhatADeviceWouldWaitForInVain() {
        try (Smi smi = smi("jvm");
                Context context = context(platform(smi), Capacity.rows(4), 3)) {
            Kernel kernel = new Kernel(context);
            kernel.setArgument("mode", 2);
            kernel.start();
            assertThatThrownBy(() -> kernel.pollUntilDone(SOON))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining("R_number has nothing to read: all 1 commands");
        }
    }

    @Test
    void shouldEndAtTheDeadline() {
        ArrowInterface program = TestProgram.program("Sleep", List.of(), NUMBERS);
        try (Smi smi = smi("jvm");
                Context context =
                        Platform.jvm(smi, program, _ -> Thread.sleep(SOON)).context()) {
            try (VectorSchemaRoot numbers = numbers(1)) {
                context.queueRecordBatch(numbers);
            }
            context.enable();
            Kernel kernel = new Kernel(context);
            kernel.start();
            assertThat(kernel.isDone()).isFalse();
            assertThatThrownBy(() -> kernel.pollUntilDone(Duration.ofMillis(20)))
                    .isInstanceOf(JobException.class)
                    .hasMessageContaining("kernel Sleep has not returned within 0.0");
        }
    }

    @Test
    void shouldSumWhatFletchersTutorialSums() throws IOException {
        Path file = Path.of(System.getProperty("smi.home"), "../shared/refs/arrow/in.rb");
        assumeThat(Files.exists(file)).isTrue();
        String source = """
                __kernel void Sum(const int R_first, const int R_last, __global uint *restrict arrow_return)
                {
                    R_command(R_first, R_last, 0);
                    long sum = 0;
                    for (bool done = false; !done;) {
                        const R_A_t a = read_channel_intel(R_A);
                        const R_B_t b = read_channel_intel(R_B);
                        sum += a.count ? a.data : 0;
                        done = a.last;
                    }
                    R_unlock();
                    arrow_return64(arrow_return, sum);
                    Sum_close();
                }
                """;
        try (ArrowFileReader reader = new ArrowFileReader(FileChannel.open(file), allocator);
                Smi smi = smi("emulator")) {
            reader.loadNextBatch();
            VectorSchemaRoot batch = reader.getVectorSchemaRoot();
            ArrowInterface program = TestProgram.program("Sum", List.of(), batch.getSchema());
            Platform platform = Platform.create(smi, TestProgram.generate(directory, program, source));
            try (Context context = platform.context()) {
                context.queueRecordBatch(batch);
                context.enable();
                Kernel kernel = new Kernel(context);
                kernel.start();
                kernel.pollUntilDone(SOON);
                assertThat(kernel.getReturn()).isEqualTo(-6);
                assertThat(kernel.registers().stream().map(RegisterValue::toString))
                        .startsWith(
                                "0x0000 control 0x00000000",
                                "0x0004 status 0x00000004",
                                "0x0008 return0 0xFFFFFFFA",
                                "0x000C return1 0xFFFFFFFF",
                                "0x0010 R_first 0x00000000",
                                "0x0014 R_last 0x00000004");
            }
        }
    }
}

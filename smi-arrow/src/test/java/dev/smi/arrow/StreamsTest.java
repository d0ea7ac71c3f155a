package dev.smi.arrow;

import static dev.smi.arrow.TestProgram.field;
import static dev.smi.arrow.TestProgram.nullable;
import static dev.smi.arrow.TestProgram.schema;
import static dev.smi.arrow.TestProgram.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.Smi;
import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.CustomRegister;
import dev.smi.arrow.stream.ArrowKernel;
import dev.smi.arrow.stream.InStream;
import dev.smi.arrow.stream.KernelStreams;
import dev.smi.arrow.stream.OutStream;
import dev.smi.device.DeviceException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol of streams in the JVM, and what is against it. */
@Timeout(60)
class StreamsTest {

    private static final ArrowType INT = new ArrowType.Int(32, true);

    /** Rows of lists, two elements a transfer: [0 1 2], [], null, [3]; and each row's number. */
    private static final Schema READ = schema(
            "R",
            "read",
            with(nullable("xs", new ArrowType.List(), field("item", INT)), "fletcher_epc", "2"),
            with(field("n", INT), "fletcher_epc", "4"));

    private static final Schema WRITTEN =
            schema("W", "write", with(field("xs", new ArrowType.List(), field("item", INT)), "fletcher_epc", "2"));
    private static final ArrowInterface PROGRAM =
            TestProgram.program("Test", List.of(new CustomRegister("limit", 16)), READ, WRITTEN);

    private final BufferAllocator allocator = new RootAllocator();

    /** Fails if memory is left. */
    @AfterEach
    void close() {
        allocator.close();
    }

    private VectorSchemaRoot batch() {
        VectorSchemaRoot root = VectorSchemaRoot.create(READ, allocator);
        ListVector lists = (ListVector) root.getVector(0);
        IntVector items = (IntVector) lists.getDataVector();
        for (int i = 0; i < 4; i++) {
            items.setSafe(i, i);
        }
        int[] lengths = {3, 0, 0, 1};
        for (int i = 0; i < lengths.length; i++) {
            if (i == 2) {
                lists.setNull(i);
            } else {
                lists.startNewValue(i);
                lists.endValue(i, lengths[i]);
            }
            ((IntVector) root.getVector(1)).setSafe(i, i);
        }
        items.setValueCount(4);
        lists.setValueCount(4);
        root.setRowCount(4);
        return root;
    }

    /** Runs a kernel on the batch, with room for three lists and four elements; gives what it wrote. */
    private List<Object> run(ArrowKernel kernel) {
        try (Smi smi = Batches.jvm();
                Context context = Platform.jvm(smi, PROGRAM, kernel).context()) {
            try (VectorSchemaRoot batch = batch()) {
                context.queueRecordBatch(batch);
            }
            context.queueRecordBatch(WRITTEN, Capacity.rows(3).of("W_xs_item", 4));
            context.enable();
            Kernel started = new Kernel(context);
            started.start();
            started.pollUntilDone(Batches.SOON);
            List<Object> rows = new ArrayList<>();
            try (VectorSchemaRoot written = context.written("W", allocator)) {
                for (int i = 0; i < written.getRowCount(); i++) {
                    rows.add(List.copyOf(((ListVector) written.getVector(0)).getObject(i)));
                }
            }
            return rows;
        }
    }

    private void assertFails(ArrowKernel kernel, String message) {
        assertThatThrownBy(() -> run(kernel))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("rank 0 kernel Test failed: ")
                .hasMessageContaining(message);
    }

    /** Transfers of a command, as count, last and end. */
    private static List<String> transfers(InStream in) {
        List<String> transfers = new ArrayList<>();
        do {
            in.next();
            transfers.add(in.count() + (in.isLast() ? " last" : "") + (in.isEnd() ? " end" : ""));
        } while (!in.isEnd());
        return transfers;
    }

    @Test
    void shouldGiveTheTransfersOfADevice() {
        List<List<String>> transfers = new ArrayList<>();
        run(io -> {
            for (int[] range : new int[][] {{0, 4}, {1, 2}, {0, 0}, {3, 2}}) {
                io.command("R", range[0], range[1], 5);
                transfers.add(transfers(io.in("R_n")));
                transfers.add(transfers(io.in("R_xs_item")));
                transfers.add(transfers(io.in("R_xs")));
                assertThat(io.unlock("R")).isEqualTo(5);
            }
        });

        assertThat(transfers)
                .containsExactly(
                        List.of("4 last end"),
                        List.of("2", "1 last", "0 last", "0 last", "1 last end"),
                        List.of("1", "1", "1", "1 last end"),
                        List.of("1 last end"),
                        List.of("0 last end"),
                        List.of("1 last end"),
                        List.of("0 last end"),
                        List.of("0 end"),
                        List.of("0 last end"),
                        List.of("0 last end"),
                        List.of("0 end"),
                        List.of("0 last end"));
    }

    @Test
    void shouldGiveWiderTransfersThanADevice() {
        run(io -> {
            io.command("R", 0, 4, 0);
            assertThat(transfers(io.in("R_xs_item").wide(100)))
                    .containsExactly("3 last", "0 last", "0 last", "1 last end");
            assertThat(transfers(io.in("R_n").wide(3))).containsExactly("3", "1 last end");
            assertThat(transfers(io.in("R_xs").wide(4))).containsExactly("4 last end");
            io.unlock("R");
        });
    }

    @Test
    void shouldGiveValuesAndWhetherTheyAreThere() {
        run(io -> {
            io.command("R", 0, 4, 0);
            InStream xs = io.in("R_xs").wide(4);
            xs.next();
            assertThat(List.of(
                            xs.lane("valid").getBoolean(0),
                            xs.lane("valid").getBoolean(1),
                            xs.lane("valid").getBoolean(2),
                            xs.lane("valid").getBoolean(3)))
                    .containsExactly(true, true, false, true);
            assertThat(xs.lane("length").getInt(0)).isEqualTo(3);
            assertThat(xs.lane("length").getLong(2)).isZero();
            InStream items = io.in("R_xs_item");
            items.next();
            items.next();
            assertThat(items.lane("data").getInt()).isEqualTo(2);
            transfers(items);
            transfers(io.in("R_n"));
        });
    }

    @Test
    void shouldQueueCommands() {
        List<Integer> tags = new ArrayList<>();
        run(io -> {
            for (int i = 0; i < 20; i++) {
                io.command("R", "n", i % 4, i % 4 + 1, i);
            }
            for (int i = 0; i < 20; i++) {
                io.in("R_n").next();
                assertThat(io.in("R_n").lane("data").getInt()).isEqualTo(i % 4);
                tags.add(io.unlock("R", "n"));
            }
        });
        assertThat(tags).hasSize(20).isSorted().startsWith(0, 1, 2);
    }

    @Test
    void shouldWriteInAnyTransfersAndCommands() {
        List<Object> rows = run(io -> {
            OutStream xs = io.out("W_xs");
            OutStream items = io.out("W_xs_item");
            io.command("W", 0, 0, 0);
            items.lane("data").setInt(0, 5);
            items.lane("data").setInt(1, 6);
            items.push(2, false, false);
            items.push(0, true, false);
            items.push(0, true, true);
            xs.lane("length").setInt(2);
            xs.push(1, false);
            xs.lane("length").setInt(0);
            xs.push(1, false);
            xs.push(0, true);
            io.command("W", 2, 0, 0);
            xs.lane("length").setInt(1);
            xs.push(1, true);
            items.lane("data").setLong(0, 7);
            items.push(1, true, true);
        });

        assertThat(rows).containsExactly(List.of(5, 6), List.of(), List.of(7));
    }

    @Test
    void shouldBeginAnew() {
        List<Object> rows = run(io -> {
            for (int i = 0; i < 2; i++) {
                io.command("W", 0, 0, 0);
                io.out("W_xs").lane("length").setInt(1);
                io.out("W_xs").push(1, true);
                io.out("W_xs_item").lane("data").setInt(i);
                io.out("W_xs_item").push(1, true, true);
            }
        });

        assertThat(rows).containsExactly(List.of(1));
    }

    @Test
    void shouldPassRegisters() {
        run(io -> {
            assertThat(io.register("limit")).isZero();
            assertThat(io.last("R")).isEqualTo(4);
            assertThatThrownBy(() -> io.register("none"))
                    .hasMessage("the kernel has no register none of its own; it has limit");
        });
    }

    /** What a kernel must not do, and what it is told. */
    record Misuse(String name, ArrowKernel kernel, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Misuse> misuses() {
        return List.of(
                new Misuse(
                        "no command",
                        io -> io.in("R_n").next(),
                        "R_n has nothing to read: all 0 commands of its column are read"),
                new Misuse(
                        "not read",
                        io -> io.command("R", 0, 4, 0),
                        "its commands are not done: R_xs has read 0 of 1 commands to the end; a device would wait for ever"),
                new Misuse(
                        "not ended",
                        io -> {
                            io.command("W", 0, 0, 0);
                            io.out("W_xs").push(0, true);
                        },
                        "W_xs_item has ended 0 of 1 commands"),
                new Misuse(
                        "early unlock",
                        io -> {
                            io.command("R", "n", 0, 4, 0);
                            io.unlock("R", "n");
                        },
                        "the tag of R.n does not come, and a device would wait for ever: R_n has read 0 of 1 commands"),
                new Misuse("no unlock", io -> io.unlock("R", "n"), "all 0 tags of R.n are back"),
                new Misuse(
                        "too far",
                        io -> io.command("R", 0, 5, 0),
                        "a command for rows 0 to 5 of R.xs, which has 4; keep within 0 to 4"),
                new Misuse(
                        "wrong type",
                        io -> io.in("R_n").lane("data").getFloat(),
                        "R_n.data carries int32, not what getFloat is for; use getInt"),
                new Misuse(
                        "wrong type of length",
                        io -> io.out("W_xs").lane("length").setLong(1),
                        "W_xs.length carries lengths of lists, not what setLong is for; use setInt"),
                new Misuse(
                        "beyond the transfer",
                        io -> {
                            io.command("R", "n", 0, 2, 0);
                            io.in("R_n").next();
                            io.in("R_n").lane("data").getInt(2);
                        },
                        "R_n: element 2 of a transfer of 2; count() says how many there are"),
                new Misuse(
                        "before the transfer",
                        io -> io.in("R_n").lane("data").getInt(),
                        "R_n: element 0 of a transfer of 0; call next()"),
                new Misuse("no such lane", io -> io.in("R_n").lane("valid"), "R_n has no lane valid; it has data"),
                new Misuse(
                        "no such stream",
                        io -> io.in("R_m"),
                        "there is no stream to read R_m; there is R_xs, R_xs_item, R_n"),
                new Misuse(
                        "no such column",
                        io -> io.command("R", "m", 0, 0, 0),
                        "there is no column of R with streams, m; there is xs, n"),
                new Misuse("no such batch", io -> io.first("X"), "there is no batch X; there is R, W"),
                new Misuse(
                        "too many set",
                        io -> {
                            io.command("W", 0, 0, 0);
                            io.out("W_xs_item").lane("data").setInt(2, 0);
                        },
                        "W_xs_item: element 2 of a transfer of at most 2; push before, or allow more with wide(elements)"),
                new Misuse(
                        "too many pushed",
                        io -> {
                            io.command("W", 0, 0, 0);
                            io.out("W_xs_item").push(3, true, true);
                        },
                        "W_xs_item: a transfer of 3 elements; it can have 0 to 2"),
                new Misuse(
                        "nothing to write",
                        io -> io.out("W_xs").push(0, true),
                        "W_xs has nothing to write: all 0 commands"),
                new Misuse(
                        "no last of list",
                        io -> io.out("W_xs_item").push(1, true),
                        "W_xs_item carries elements of lists; say whether the command ends, too"),
                new Misuse(
                        "no end of rows",
                        io -> io.out("W_xs").push(1, true, true),
                        "W_xs carries rows, and no lists that could end"),
                new Misuse(
                        "end within list",
                        io -> io.out("W_xs_item").push(1, false, true),
                        "W_xs_item ends with 1 elements of a list that does not"),
                new Misuse(
                        "negative length",
                        io -> {
                            io.command("W", 0, 0, 0);
                            io.out("W_xs").lane("length").setInt(-1);
                            io.out("W_xs").push(1, true);
                        },
                        "W_xs.length: a list of -1 elements after 0 others"),
                new Misuse(
                        "before its lists",
                        io -> {
                            io.command("W", 0, 0, 0);
                            io.command("W", 1, 0, 0);
                            io.out("W_xs_item").push(0, false, true);
                            io.out("W_xs_item").push(0, false, true);
                        },
                        "W_xs_item comes to command 1 while W_xs is at 0; end that one there before"));
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void shouldSayWhatIsAgainstTheProtocol(Misuse misuse) {
        assertFails(misuse.kernel(), misuse.message());
    }

    @Test
    void shouldPassWhatTheKernelThrows() {
        assertFails(
                (KernelStreams _) -> {
                    throw new IllegalStateException("enough");
                },
                "enough");
    }
}

package dev.smi.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.emulator.diagnose.KernelWait;
import dev.smi.emulator.fabric.KernelFiber;
import dev.smi.emulator.machine.MachineImage;
import dev.smi.model.Rank;
import dev.smi.route.table.RoutingTables;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One FPGA without cables: kernels, the user's own channels, and what can go wrong with them. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EmulatorTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static final MachineImage IMAGE = TestPrograms.image("""
            typedef struct { int a; double b; char c[5]; } item;

            channel int numbers __attribute__((depth(4)));
            channel item items[2] __attribute__((depth(2)));
            channel int never;
            channel int a_to_b, b_to_a;

            __kernel void produce(const int n) { for (int i = 0; i < n; i++) write_channel_intel(numbers, i * i); }

            __kernel void consume(__global int *restrict out, const int n) {
                for (int i = 0; i < n; i++) out[i] = read_channel_intel(numbers);
            }

            __kernel void poll(__global int *restrict out, const int n) {
                int got = 0;
                int polls = 0;
                while (got < n) {
                    bool is_read;
                    int value = read_channel_nb_intel(numbers, &is_read);
                    polls++;
                    if (is_read) out[got++] = value;
                }
                out[n] = polls;
            }

            __kernel void give_up(__global int *restrict out, const int limit) {
                int polls = 0;
                bool is_read = false;
                while (!is_read && polls < limit) { read_channel_nb_intel(never, &is_read); polls++; }
                out[0] = polls;
            }

            __kernel void put_items(const int n) {
                for (int i = 0; i < n; i++) {
                    item x;
                    x.a = i;
                    x.b = i / 2.0;
                    for (int k = 0; k < 5; k++) x.c[k] = i + k;
                    write_channel_intel(items[i % 2], x);
                }
            }

            __kernel void take_items(__global double *restrict out, const int n) {
                for (int i = 0; i < n; i++) {
                    item x = i % 2 ? read_channel_intel(items[1]) : read_channel_intel(items[0]);
                    out[i] = x.a + x.b + x.c[4];
                }
            }

            __kernel void wait_a(void) { write_channel_intel(a_to_b, read_channel_intel(b_to_a)); }
            __kernel void wait_b(void) { write_channel_intel(b_to_a, read_channel_intel(a_to_b)); }
            __kernel void wait_for_nobody(void) { read_channel_intel(never); }
            __kernel void consume_later(void) { read_channel_intel(never); read_channel_intel(numbers); }
            __kernel void out_of_bounds(__global int *restrict out, const int at) { out[at] = 1; }
            __kernel void store(__global int *restrict out, const int at) { out[at] = 1; out[0] = at; }
            __attribute__((noinline)) int deeper(int n, __global volatile int *out) {
                volatile int local_data[100];
                local_data[n % 100] = n;
                return n == 0 ? out[0] : deeper(n - 1, out) + local_data[n % 100];
            }
            __kernel void recurse(__global volatile int *restrict out, const int n) { out[0] = deeper(n, out); }
            __kernel void divide(__global int *restrict out, const int by) { out[0] = 7 / by; }
            __kernel void endless(__global volatile int *restrict out) { while (out[0] == 0) { } }
            __kernel void print(const int n, const float x) { printf("n=%d x=%f\\n", n, x); }
            __kernel void lines(const int c) { printf("a line\\n"); printf("%c", c); printf("x"); printf("%s\\n", "end"); }
            __kernel void values(__global double *restrict out, char c, uchar uc, short s, ushort us, int i, uint ui, long l,
                                 float f, double d, ushort2 comm) {
                out[0] = c; out[1] = uc; out[2] = s; out[3] = us; out[4] = i; out[5] = ui; out[6] = l; out[7] = f; out[8] = d;
                out[9] = comm.x; out[10] = comm.y;
            }
            """);

    private static final Rank RANK = new Rank(0);

    private final List<String> printed = new ArrayList<>();
    private final Emulator emulator = new Emulator(
            List.of(IMAGE),
            List.of(),
            new RoutingTables(1, 0),
            (rank, kernel, text) -> printed.add(kernel + ": " + text));

    @AfterEach
    void close() {
        emulator.close();
    }

    private static KernelArgument number(double value) {
        return new KernelArgument.Scalar(BigDecimal.valueOf(value));
    }

    private static KernelLaunch launch(String kernel, KernelArgument... arguments) {
        return new KernelLaunch(RANK, kernel, List.of(arguments), false);
    }

    private ByteBuffer contents(DeviceBuffer buffer) {
        return ByteBuffer.wrap(emulator.read(buffer)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private KernelArgument argument(DeviceBuffer buffer) {
        return new KernelArgument.Buffer(buffer);
    }

    @Test
    void shouldRunKernelsConcurrently() {
        DeviceBuffer out = emulator.allocate(RANK, 400);

        RunOutcome outcome = emulator.run(
                List.of(launch("consume", argument(out), number(100)), launch("produce", number(100))), LONG);

        assertThat(outcome).isInstanceOf(RunOutcome.Completed.class);
        assertThat(contents(out).getInt(4 * 99)).isEqualTo(99 * 99);
    }

    @Test
    void shouldCopyElementsOfAnySize() {
        DeviceBuffer out = emulator.allocate(RANK, 80);

        RunOutcome outcome = emulator.run(
                List.of(launch("put_items", number(10)), launch("take_items", argument(out), number(10))), LONG);

        assertThat(outcome).isInstanceOf(RunOutcome.Completed.class);
        assertThat(contents(out).getDouble(8 * 9)).isEqualTo(9 + 4.5 + 13);
    }

    @Test
    void shouldLetAPollingKernelRestWhileNothingComes() {
        DeviceBuffer out = emulator.allocate(RANK, 404);

        RunOutcome outcome =
                emulator.run(List.of(launch("poll", argument(out), number(100)), launch("produce", number(100))), LONG);

        assertThat(outcome).isInstanceOf(RunOutcome.Completed.class);
        assertThat(contents(out).getInt(4 * 99)).isEqualTo(99 * 99);
        assertThat(contents(out).getInt(4 * 100)).as("polls").isLessThan(500);
    }

    @Test
    void shouldLetAPollingKernelGiveUp() {
        DeviceBuffer out = emulator.allocate(RANK, 4);

        RunOutcome outcome = emulator.run(List.of(launch("give_up", argument(out), number(100_000))), LONG);

        assertThat(outcome).isInstanceOf(RunOutcome.Completed.class);
        assertThat(contents(out).getInt(0)).isEqualTo(100_000);
    }

    @Test
    void shouldReportAKernelThatPollsForEverAsADeadlock() {
        DeviceBuffer out = emulator.allocate(RANK, 404);

        RunOutcome outcome = emulator.run(List.of(launch("poll", argument(out), number(100))), LONG);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Deadlock.class,
                        deadlock -> assertThat(deadlock.report().lines())
                                .containsExactly(
                                        "  rank 0 poll waits to read numbers (0 of 4): no kernel that runs writes it"));
    }

    @Test
    void shouldReportKernelsThatWaitForEachOther() {
        RunOutcome outcome = emulator.run(List.of(launch("wait_a"), launch("wait_b")), LONG);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Deadlock.class,
                        deadlock -> assertThat(deadlock.report().kernels())
                                .extracting(KernelWait::kernel, KernelWait::action, KernelWait::channel)
                                .containsExactly(
                                        org.assertj.core.groups.Tuple.tuple("wait_a", "read", "b_to_a"),
                                        org.assertj.core.groups.Tuple.tuple("wait_b", "read", "a_to_b")));
    }

    @Test
    void shouldReportAChannelThatNobodyWrites() {
        RunOutcome outcome = emulator.run(List.of(launch("wait_for_nobody")), LONG);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Deadlock.class,
                        deadlock -> assertThat(deadlock.report().lines())
                                .containsExactly(
                                        "  rank 0 wait_for_nobody waits to read never (0 of 1): no kernel that runs writes it"));
    }

    @Test
    void shouldReportAWriteThatNobodyReads() {
        RunOutcome outcome = emulator.run(List.of(launch("produce", number(5))), LONG);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Deadlock.class,
                        deadlock -> assertThat(deadlock.report().lines())
                                .containsExactly(
                                        "  rank 0 produce waits to write numbers (4 of 4): no kernel that runs reads it"));
    }

    @Test
    void shouldNameWhoUsesAChannelButHasNotComeToItInAProgramWithoutMarks() {
        RunOutcome outcome = emulator.run(List.of(launch("produce", number(5)), launch("consume_later")), LONG);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Deadlock.class,
                        deadlock -> assertThat(deadlock.report().lines())
                                .contains(
                                        "  rank 0 produce waits to write numbers (4 of 4): consume_later uses it, too, but has not come to it"));
    }

    @Test
    void shouldForgetWhoRanBesideAKernelThatAHostStartsAgain() {
        DeviceBuffer out = emulator.allocate(RANK, 64);
        emulator.start(launch("consume", new KernelArgument.Buffer(out), number(6)));
        emulator.start(launch("produce", number(6)));
        emulator.fabric().runTurns(100);
        assertThat(emulator.fabric().returned()).hasSize(2);

        emulator.start(launch("produce", number(2)));
        assertThat(emulator.fabric().returned()).isEmpty();
        emulator.fabric().runTurns(100);
        emulator.start(launch("consume", new KernelArgument.Buffer(out), number(3)));
        emulator.fabric().runTurns(100);
        assertThat(emulator.fabric().returned())
                .as("of what is not over yet")
                .extracting(KernelFiber::kernel)
                .containsExactly("produce");
    }

    @Test
    void shouldNotWaitForBackgroundKernels() {
        KernelLaunch background = new KernelLaunch(RANK, "wait_for_nobody", List.of(), true);
        DeviceBuffer out = emulator.allocate(RANK, 4);

        assertThat(emulator.run(List.of(background, launch("divide", argument(out), number(7))), LONG))
                .isInstanceOf(RunOutcome.Completed.class);
    }

    @Test
    void shouldTrapAccessesOutOfBounds() {
        DeviceBuffer out = emulator.allocate(RANK, 4);

        RunOutcome outcome = emulator.run(List.of(launch("out_of_bounds", argument(out), number(1 << 28))), LONG);

        assertThat(outcome).isInstanceOfSatisfying(RunOutcome.Failed.class, failed -> {
            assertThat(failed.kernel()).isEqualTo("out_of_bounds");
            assertThat(failed.message()).startsWith("trap: memory access out of bounds");
        });
    }

    @Test
    void shouldFindWritesJustOutsideABuffer() {
        DeviceBuffer out = emulator.allocate(RANK, "mem", 40);
        emulator.allocate(RANK, "other", 40);

        assertThat(emulator.run(List.of(launch("store", argument(out), number(9))), LONG))
                .isInstanceOf(RunOutcome.Completed.class);
        assertThat(failure("store", argument(out), number(10)))
                .contains("memory around buffer mem of 40 bytes was written to, first 0 bytes behind its end");
    }

    @Test
    void shouldFindWritesBeforeABuffer() {
        DeviceBuffer out = emulator.allocate(RANK, "mem", 40);

        assertThat(failure("store", argument(out), number(-2))).contains("first 8 bytes before its start");
    }

    @Test
    void shouldReportFunctionsThatCallThemselvesTooOften() {
        DeviceBuffer out = emulator.allocate(RANK, 4);

        assertThat(failure("recurse", argument(out), number(4000)))
                .startsWith("kernel recurse wrote beyond its stack; does it call itself");
    }

    private String failure(String kernel, KernelArgument... arguments) {
        RunOutcome outcome = emulator.run(List.of(launch(kernel, arguments)), LONG);
        assertThat(outcome).isInstanceOf(RunOutcome.Failed.class);
        return ((RunOutcome.Failed) outcome).message();
    }

    /** After each way to fail the next emulator works, and nothing of the last one is left. */
    @Test
    void shouldLeaveNothingBehindWhateverHappened() {
        for (String kernel : List.of("divide", "wait_for_nobody", "endless", "out_of_bounds")) {
            KernelLaunch background = new KernelLaunch(RANK, "wait_for_nobody", List.of(), true);
            Emulator next = new Emulator(List.of(IMAGE), List.of(), new RoutingTables(1, 0), (_, _, _) -> {});
            try (next) {
                DeviceBuffer out = next.allocate(RANK, 4);
                List<KernelArgument> arguments = new ArrayList<>();
                if (!kernel.startsWith("wait")) {
                    arguments.add(argument(out));
                }
                if (List.of("divide", "out_of_bounds").contains(kernel)) {
                    arguments.add(number(kernel.equals("divide") ? 0 : 1 << 28));
                }
                RunOutcome outcome = next.run(
                        List.of(background, new KernelLaunch(RANK, kernel, arguments, false)), Duration.ofMillis(300));
                assertThat(outcome).isNotInstanceOf(RunOutcome.Completed.class);
            }
            assertThat(next.kernelsLeft()).as(kernel).isZero();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("rank "));
        assertThat(emulator.run(List.of(launch("print", number(3), number(0.5))), LONG))
                .isInstanceOf(RunOutcome.Completed.class);
    }

    @Test
    void shouldTrapDivisionByZero() {
        DeviceBuffer out = emulator.allocate(RANK, 4);

        RunOutcome outcome = emulator.run(List.of(launch("divide", argument(out), number(0))), LONG);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Failed.class,
                        failed -> assertThat(failed.message()).isEqualTo("trap: integer divide by zero"));
    }

    @Test
    void shouldEndAKernelThatComputesForEver() {
        DeviceBuffer out = emulator.allocate(RANK, 4);

        RunOutcome outcome = emulator.run(List.of(launch("endless", argument(out))), Duration.ofMillis(200));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.DeadlinePassed.class,
                        passed -> assertThat(passed.report().lines())
                                .containsExactly("  rank 0 endless does not wait: it computes"));
    }

    @Test
    void shouldPrintWhatKernelsPrint() {
        emulator.run(List.of(launch("print", number(3), number(0.5))), LONG);
        assertThat(printed).containsExactly("print: n=3 x=0.500000\n");
    }

    @Test
    void shouldPrintWhatCompilersWriteWithOtherFunctions() {
        RunOutcome outcome = emulator.run(List.of(launch("lines", number('y'))), LONG);

        assertThat(outcome).isInstanceOf(RunOutcome.Completed.class);
        assertThat(printed).containsExactly("lines: a line\n", "lines: y", "lines: x", "lines: end\n");
    }

    @Test
    void shouldConvertArgumentsToTheirParametersType() {
        DeviceBuffer out = emulator.allocate(RANK, 88);

        emulator.run(
                List.of(launch(
                        "values",
                        argument(out),
                        number(-3),
                        number(200),
                        number(-300),
                        number(60000),
                        number(-70000),
                        number(4e9),
                        number(-5e12),
                        number(0.1),
                        number(0.1),
                        new KernelArgument.Communicator(200, 256))),
                LONG);

        double[] found = new double[11];
        contents(out).asDoubleBuffer().get(found);
        assertThat(found).containsExactly(-3, 200, -300, 60000, -70000, 4e9, -5e12, 0.1f, 0.1, 200, 256);
    }

    @Test
    void shouldRejectArgumentsThatDoNotFit() {
        DeviceBuffer out = emulator.allocate(RANK, 4);
        assertThatThrownBy(() -> emulator.run(List.of(launch("produce", number(0.5))), LONG))
                .hasMessageContaining("0.5 does not fit a parameter of type int");
        assertThatThrownBy(() -> emulator.run(List.of(launch("produce", argument(out))), LONG))
                .hasMessageContaining("a buffer does not fit");
        assertThatThrownBy(() -> emulator.run(List.of(launch("produce")), LONG))
                .hasMessageContaining("produce(int n) takes 1 arguments, not 0");
        assertThatThrownBy(() -> emulator.run(List.of(launch("unknown")), LONG))
                .hasMessageContaining("no kernel unknown");
    }

    @Test
    void shouldRefuseToWriteBeyondABuffer() {
        DeviceBuffer out = emulator.allocate(RANK, 4);
        assertThatThrownBy(() -> emulator.write(out, 1, new byte[4])).isInstanceOf(IndexOutOfBoundsException.class);
    }
}

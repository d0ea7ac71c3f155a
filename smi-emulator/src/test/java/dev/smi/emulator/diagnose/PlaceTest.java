package dev.smi.emulator.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.emulator.DeviceBuffer;
import dev.smi.emulator.Emulator;
import dev.smi.emulator.KernelArgument;
import dev.smi.emulator.KernelLaunch;
import dev.smi.emulator.RunOutcome;
import dev.smi.emulator.TestPrograms;
import dev.smi.emulator.compile.CompileVariant;
import dev.smi.emulator.compile.CompileVariant.Marks;
import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.emulator.fabric.FifoDepths;
import dev.smi.emulator.fabric.FifoDepths.Channel;
import dev.smi.emulator.machine.MachineImage;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.route.table.RoutingTables;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where kernels wait and fail, and depths other than the declared ones. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PlaceTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Rank RANK = new Rank(0);

    private static final MachineImage IMAGE =
            MachineImage.of(TestPrograms.compile("""
            channel int first __attribute__((depth(4)));
            channel int second[2];
            #line 100 "other.h"
            void put(int n) {
                for (int i = 0; i < n; i++)
                    write_channel_intel(first,
                                        i);
            }
            #line 10 "test.cl"
            __kernel void produce(const int n) {
                put(n);
                write_channel_intel(second[1], 1);
            }
            __kernel void consume(const int n) {
                read_channel_intel(second[1]);
                for (int i = 0; i < n; i++) read_channel_intel(first);
            }
            __kernel void divide(__global int *restrict out, const int by) {
                out[1] = 3;
                out[0] = 7
                    / by;
            }
            __kernel void store(__global int *restrict out, const int at) {
                out[0] = 1;
                out[at] = 1;
            }
            """, CompileVariant.marked(Marks.FAULTS)));

    private static RunOutcome run(FifoDepths depths, String kernel, int... numbers) {
        try (Emulator emulator = emulator(depths)) {
            DeviceBuffer buffer = emulator.allocate(RANK, 64);
            return emulator.run(
                    List.of(new KernelLaunch(
                            RANK,
                            kernel,
                            List.of(
                                    new KernelArgument.Buffer(buffer),
                                    new KernelArgument.Scalar(BigDecimal.valueOf(numbers[0]))),
                            false)),
                    LONG);
        }
    }

    private static Emulator emulator(FifoDepths depths) {
        return new Emulator(
                List.of(IMAGE),
                List.of(),
                new RoutingTables(1, 0),
                (_, _, _) -> {},
                new FabricOptions(0, Optional.empty(), depths));
    }

    private static RunOutcome pipe(FifoDepths depths, int count) {
        List<KernelArgument> arguments = List.of(new KernelArgument.Scalar(BigDecimal.valueOf(count)));
        try (Emulator emulator = emulator(depths)) {
            return emulator.run(
                    List.of(
                            new KernelLaunch(RANK, "produce", arguments, false),
                            new KernelLaunch(RANK, "consume", arguments, false)),
                    LONG);
        }
    }

    @Test
    void shouldSayWhereKernelsWait() {
        assertThat(pipe(FifoDepths.DECLARED, 5)).isInstanceOfSatisfying(RunOutcome.Deadlock.class, deadlock -> {
            assertThat(deadlock.report().kernels())
                    .extracting(KernelWait::place)
                    .containsExactly(
                            Optional.of(new SourcePosition("other.h", 102, 0)),
                            Optional.of(new SourcePosition("test.cl", 15, 0)));
            assertThat(deadlock.report().cycle()).hasSize(2);
            assertThat(deadlock.report().kernels())
                    .as("memory of one int, and of two in an array, with what counts them")
                    .extracting(wait -> ((WaitCause.OwnChannel) wait.cause()).placeBytes())
                    .containsExactly(36L, 72L);
        });
    }

    @Test
    void shouldKnowWhereChannelsAreDeclaredAndWhoUsesThem() {
        assertThat(IMAGE.device().origins().channel("second[1]")).hasValueSatisfying(channel -> {
            assertThat(channel.position()).isEqualTo(new SourcePosition("test.cl", 2, 0));
            assertThat(channel.kernels()).containsExactly("consume", "produce");
        });
        assertThat(IMAGE.device().origins().channel("first"))
                .hasValueSatisfying(channel -> assertThat(channel.kernels()).containsExactly("consume", "produce"));
    }

    @Test
    void shouldRunWithOtherDepths() {
        Channel channel = new Channel("test", "first");

        assertThat(pipe(FifoDepths.DECLARED.with(channel, 7), 7)).isInstanceOf(RunOutcome.Completed.class);
        assertThat(pipe(FifoDepths.DECLARED.with(channel, 6), 7)).isInstanceOf(RunOutcome.Deadlock.class);
    }

    @Test
    void shouldSayWhereAKernelFailed() {
        assertThat(run(FifoDepths.DECLARED, "divide", 0)).isInstanceOfSatisfying(RunOutcome.Failed.class, failed -> {
            assertThat(failed.place())
                    .hasValueSatisfying(place -> assertThat(place.line()).isBetween(20, 21));
        });
        assertThat(run(FifoDepths.DECLARED, "store", 1 << 28))
                .isInstanceOfSatisfying(
                        RunOutcome.Failed.class,
                        failed -> assertThat(failed.place()).contains(new SourcePosition("test.cl", 25, 0)));
    }

    @Test
    void shouldNotSayWhereIfItIsNotKnown() {
        assertThat(run(FifoDepths.DECLARED, "store", 17)).isInstanceOfSatisfying(RunOutcome.Failed.class, failed -> {
            assertThat(failed.message()).contains("found when this kernel returned");
            assertThat(failed.place()).isEmpty();
        });
    }
}

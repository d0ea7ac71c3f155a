package dev.smi.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.emulator.fabric.RemoteCable;
import dev.smi.emulator.machine.MachineImage;
import dev.smi.emulator.machine.OutOfDeviceMemoryException;
import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Packet;
import dev.smi.model.Rank;
import dev.smi.route.table.RoutingTables;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One of two FPGAs; the other one's end of the cable is a test's. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LiveEmulatorTest {

    private static final Rank HERE = new Rank(0);
    private static final Cable CABLE = new Cable(new CableEnd(HERE, 0), new CableEnd(new Rank(1), 0));

    private static final MachineImage IMAGE = TestPrograms.image("""
            typedef struct { int data[8]; } packet;
            channel packet cable __attribute__((depth(0))) __attribute__((io("kernel_input_ch0")));

            __kernel void think(__global volatile int *restrict out, const int rounds) {
                packet p = read_channel_intel(cable);
                for (int i = 0; i < rounds; i++) out[0] = out[0] * 31 + p.data[0];
            }

            __kernel void set(__global int *restrict out) { out[0] = 7; }
            """);

    /** A cable that gives one packet when it is told to, or breaks. */
    private static final class Far implements RemoteCable {

        private volatile boolean hasPacket;
        private volatile boolean isBroken;

        @Override
        public boolean offer(byte[] from, int offset) {
            return false;
        }

        @Override
        public void flush() {
            // nothing is sent
        }

        @Override
        public boolean poll(byte[] to, int offset) {
            if (isBroken) {
                throw new IllegalStateException("the cable is cut");
            }
            boolean isTaken = hasPacket;
            hasPacket = false;
            return isTaken;
        }

        @Override
        public void release() {
            // there is room again
        }
    }

    private static LiveEmulator start(RemoteCable far, Consumer<Throwable> failure) {
        return new LiveEmulator(
                new TreeMap<>(Map.of(HERE, IMAGE)),
                List.of(CABLE),
                new RoutingTables(2, 0),
                (rank, kernel, text) -> {},
                (here, there) -> far,
                failure);
    }

    private static <T> T done(Request<T> request) {
        await(request::isDone);
        return request.get();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void shouldNotBeQuietWhileAKernelComputesThatAPacketFromElsewhereWoke() {
        assertThat(Packet.BYTES).isEqualTo(32);
        Far far = new Far();
        try (LiveEmulator emulator = start(far, t -> {})) {
            DeviceBuffer out = done(emulator.allocate(HERE, "out", 4));
            KernelRun run = done(emulator.start(
                    new KernelLaunch(
                            HERE,
                            "think",
                            List.of(
                                    new KernelArgument.Buffer(out),
                                    new KernelArgument.Scalar(BigDecimal.valueOf(300_000_000))),
                            false),
                    fault -> {}));
            await(emulator::isQuiet);
            far.hasPacket = true;
            await(() -> !emulator.isQuiet());
            long looks = 0;
            boolean isQuiet;
            do {
                looks++;
                isQuiet = emulator.isQuiet();
            } while (!isQuiet && !run.isDone());
            assertThat(run.isDone()).as("quiet before the kernel had returned").isTrue();
            assertThat(looks).isGreaterThan(1000);
        }
    }

    @Test
    void shouldTellWhatEndedItAndRefuseWhatIsAskedAfterwards() {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Far far = new Far();
        LiveEmulator emulator = start(far, failure::set);
        far.isBroken = true;
        await(() -> failure.get() != null);
        assertThat(failure.get()).hasMessage("the cable is cut");
        Request<DeviceBuffer> late = emulator.allocate(HERE, "late", 4);
        await(late::isDone);
        assertThatThrownBy(late::get).hasMessage("the emulated FPGAs have been closed");
        emulator.close();
    }

    @Test
    void shouldEndHoweverOftenItIsStarted() {
        for (int i = 0; i < 200; i++) {
            try (LiveEmulator emulator = start(new Far(), t -> {})) {
                DeviceBuffer out = done(emulator.allocate(HERE, "out", 4));
                KernelRun run = done(emulator.start(
                        new KernelLaunch(HERE, "set", List.of(new KernelArgument.Buffer(out)), false), fault -> {}));
                await(run::isDone);
            }
        }
    }

    @Test
    void shouldRefuseWhatThisComputerHasNoMemoryFor() {
        try (Emulator emulator =
                new Emulator(List.of(IMAGE), List.of(), new RoutingTables(1, 0), (rank, kernel, text) -> {})) {
            Request<Boolean> request = new Request<>(e -> {
                throw new OutOfMemoryError("Java heap space");
            });
            request.serve(emulator);
            assertThatThrownBy(request::get)
                    .isInstanceOf(OutOfDeviceMemoryException.class)
                    .hasMessageContaining("use smaller buffers or fewer ranks, or -Xmx<size>");
        }
    }
}

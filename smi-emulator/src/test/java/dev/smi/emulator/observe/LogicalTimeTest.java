package dev.smi.emulator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.emulator.observe.FifoInfo.Kind;
import dev.smi.emulator.observe.KernelInfo.Role;
import dev.smi.model.CableEnd;
import dev.smi.model.Packet;
import dev.smi.model.Rank;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogicalTimeTest {

    private static final Rank RANK = new Rank(0);
    private static final byte[] NOTHING = {};

    private final List<String> log = new ArrayList<>();

    private final class Log implements Observer {
        @Override
        public void waited(KernelInfo kernel, FifoInfo fifo, boolean forRoom, long from, long until) {
            log.add(kernel.name() + (forRoom ? " room " : " data ") + from + ".." + until);
        }

        @Override
        public void wrote(KernelInfo kernel, FifoInfo fifo, long time, long packet, boolean isNew) {
            log.add(kernel.name() + " w" + time + (packet == 0 ? "" : (isNew ? " new " : " old ") + packet));
        }

        @Override
        public void read(KernelInfo kernel, FifoInfo fifo, long time, long packet) {
            log.add(kernel.name() + " r" + time + (packet == 0 ? "" : " " + packet));
        }

        @Override
        public void filled(FifoInfo fifo, long time, int elements) {
            log.add(fifo.name() + " holds " + elements + " at " + time);
        }
    }

    private final Observation observation = new Observation(new Timing(10, 2), new Log());
    private final KernelMeter writer = observation.kernel(RANK, "writer", Role.USER);
    private final KernelMeter reader = observation.kernel(RANK, "reader", Role.USER);

    private FifoMeter own(int capacity) {
        return observation.fifo(RANK, "fifo", Kind.OWN, capacity, Integer.BYTES);
    }

    private static byte[] packet(int destination, int elements) {
        byte[] packet = new byte[Packet.BYTES];
        packet[29] = (byte) destination;
        packet[31] = (byte) (elements << 3);
        return packet;
    }

    @Test
    void shouldMoveAnElementACycleThroughAFifo() {
        FifoMeter fifo = own(4);
        for (int i = 0; i < 3; i++) {
            writer.wrote(fifo, NOTHING, 0);
        }
        for (int i = 0; i < 3; i++) {
            reader.read(fifo, NOTHING, 0);
        }

        assertThat(log)
                .containsExactly(
                        "writer w0",
                        "writer w1",
                        "writer w2",
                        "reader data 0..1",
                        "fifo holds 1 at 0",
                        "reader r1",
                        "reader r2",
                        "reader r3");
        assertThat(observation.snapshot().fifos().getFirst().dataWaits()).isEqualTo(1);
    }

    @Test
    void shouldUseRoomTheCycleAfterItWasMade() {
        FifoMeter fifo = own(1);
        for (int i = 0; i < 3; i++) {
            writer.wrote(fifo, NOTHING, 0);
            reader.read(fifo, NOTHING, 0);
        }
        observation.settle();

        assertThat(log)
                .filteredOn(line -> line.startsWith("writer w"))
                .containsExactly("writer w0", "writer w2", "writer w4");
        assertThat(log)
                .filteredOn(line -> line.contains("room"))
                .containsExactly("writer room 1..2", "writer room 3..4");
        assertThat(observation.snapshot().fifos().getFirst().highestFill()).isEqualTo(1);
    }

    @Test
    void shouldLetOperationsOnDifferentFifosShareACycle() {
        FifoMeter a = own(4);
        FifoMeter b = own(4);
        for (int i = 0; i < 2; i++) {
            writer.wrote(a, NOTHING, 0);
            writer.wrote(b, NOTHING, 0);
        }

        assertThat(log).containsExactly("writer w0", "writer w0", "writer w1", "writer w1");
    }

    /** The emulator fills a FIFO in one turn and empties it in the next; in logical time both go on at once. */
    @Test
    void shouldTellTheFillInLogicalTime() {
        FifoMeter fifo = own(100);
        for (int i = 0; i < 100; i++) {
            writer.wrote(fifo, NOTHING, 0);
        }
        for (int i = 0; i < 100; i++) {
            reader.read(fifo, NOTHING, 0);
        }
        observation.settle();

        FifoSnapshot counted = observation.snapshot().fifos().getFirst();
        assertThat(counted.written()).isEqualTo(100);
        assertThat(counted.fill()).isZero();
        assertThat(counted.highestFill()).isEqualTo(1);
        assertThat(log)
                .filteredOn(line -> line.contains("holds"))
                .containsExactly("fifo holds 1 at 0", "fifo holds 0 at 100");
    }

    @Test
    void shouldFillAPacketAnElementACycle() {
        FifoMeter push = observation.fifo(RANK, "push_0_cks_data", Kind.ENDPOINT, 16, Packet.BYTES);
        for (int i = 0; i < 3; i++) {
            writer.wrote(push, packet(1, 7), 0);
        }

        assertThat(log).containsExactly("writer w0 new 1", "writer w7 new 2", "writer w14 new 3");
    }

    @Test
    void shouldTakeTheCablesLatencyAndRate() {
        FifoMeter cable =
                observation.cable(new CableEnd(RANK, 0), new CableEnd(new Rank(1), 0), "cable", 16, Packet.BYTES);
        KernelMeter send = observation.kernel(RANK, "cks", Role.COMMUNICATION);
        KernelMeter receive = observation.kernel(RANK, "ckr", Role.COMMUNICATION);
        for (int i = 0; i < 2; i++) {
            send.wrote(cable, packet(1, 7), 0);
        }
        for (int i = 0; i < 2; i++) {
            receive.read(cable, packet(1, 7), 0);
        }

        assertThat(log).contains("cks w0 new 1", "cks w1 new 2", "ckr r11 1", "ckr r13 2");
    }

    @Test
    void shouldSpreadPartsOfCyclesOverPackets() {
        Observation timed = new Observation(new Timing(0, 1.5), new Log());
        FifoMeter cable = timed.cable(new CableEnd(RANK, 0), new CableEnd(new Rank(1), 0), "cable", 4, Packet.BYTES);
        KernelMeter send = timed.kernel(RANK, "cks", Role.SUPPORT);
        KernelMeter receive = timed.kernel(RANK, "ckr", Role.SUPPORT);
        for (int i = 0; i < 40; i++) {
            send.wrote(cable, packet(1, 7), 0);
            receive.read(cable, packet(1, 7), 0);
        }

        assertThat(log).contains("ckr r1 1", "ckr r3 2", "ckr r4 3", "ckr r6 4", "ckr r60 40");
    }

    @Test
    void shouldFillALongCableBeyondItsFifos() {
        Observation timed = new Observation(new Timing(100, 1), new Log());
        FifoMeter cable = timed.cable(new CableEnd(RANK, 0), new CableEnd(new Rank(1), 0), "cable", 4, Packet.BYTES);
        KernelMeter send = timed.kernel(RANK, "cks", Role.SUPPORT);
        KernelMeter receive = timed.kernel(RANK, "ckr", Role.SUPPORT);
        for (int i = 0; i < 500; i++) {
            send.wrote(cable, packet(1, 7), 0);
            receive.read(cable, packet(1, 7), 0);
        }
        timed.settle();

        assertThat(log).contains("cks w499 new 500", "ckr r600 500");
        assertThat(timed.snapshot().fifos().getFirst().highestFill()).isEqualTo(101);
    }

    @Test
    void shouldLookAtOtherInputsAfterTheReadLimit() {
        Observation timed = new Observation(new Timing(0, 1, 2, 4), new Log());
        FifoMeter in = timed.fifo(RANK, "in", Kind.ENDPOINT, 16, Packet.BYTES);
        FifoMeter out = timed.fifo(RANK, "out", Kind.TRANSPORT, 16, Packet.BYTES);
        KernelMeter source = timed.kernel(RANK, "source", Role.USER);
        KernelMeter send = timed.kernel(RANK, "cks", Role.COMMUNICATION);
        for (int i = 0; i < 5; i++) {
            source.wrote(in, packet(1, 1), 0);
        }
        for (int i = 0; i < 5; i++) {
            send.read(in, packet(1, 1), 0);
            send.wrote(out, packet(1, 1), 0);
        }

        assertThat(log)
                .filteredOn(line -> line.startsWith("cks r"))
                .containsExactly("cks r1 1", "cks r2 2", "cks r7 3", "cks r8 4", "cks r13 5");
    }

    /** A communication kernel may hold packets while later ones pass. */
    @Test
    void shouldFollowPacketsThroughCommunicationKernels() {
        FifoMeter in = observation.fifo(RANK, "in", Kind.ENDPOINT, 16, Packet.BYTES);
        FifoMeter out = observation.fifo(RANK, "out", Kind.TRANSPORT, 16, Packet.BYTES);
        KernelMeter send = observation.kernel(RANK, "cks", Role.COMMUNICATION);
        int[] destinations = {1, 1, 2, 1};
        for (int destination : destinations) {
            writer.wrote(in, packet(destination, 1), 0);
        }
        for (int destination : destinations) {
            send.read(in, packet(destination, 1), 0);
        }
        log.clear();
        for (int destination : new int[] {2, 1, 1, 1}) {
            send.wrote(out, packet(destination, 1), 0);
        }

        assertThat(log)
                .filteredOn(line -> line.startsWith("cks"))
                .containsExactly("cks w3 old 3", "cks w4 old 1", "cks w5 old 2", "cks w6 old 4");
    }

    @Test
    void shouldStartLaterKernelsWhenEarlierOnesWereDone() {
        FifoMeter fifo = own(100);
        for (int i = 0; i < 10; i++) {
            writer.wrote(fifo, NOTHING, 0);
        }
        reader.parked(own(1), false, false);
        observation.settle();
        KernelMeter next = observation.kernel(RANK, "next", Role.USER);
        next.wrote(own(1), NOTHING, 0);

        assertThat(log).contains("reader data 0..10", "next w10");
    }

    /** In a deadlock nobody gets on, and what everybody waits for is what matters. */
    @Test
    void shouldCountTheLastWaitAtTheFifoToo() {
        FifoMeter full = own(2);
        FifoMeter empty = own(2);
        writer.wrote(full, NOTHING, 0);
        writer.wrote(full, NOTHING, 0);
        writer.parked(full, true, false);
        reader.parked(empty, false, false);
        observation.settle();

        Snapshot snapshot = observation.snapshot();
        assertThat(snapshot.fifos()).extracting(FifoSnapshot::roomWaits).containsExactly(1L, 0L);
        assertThat(snapshot.fifos()).extracting(FifoSnapshot::dataWaits).containsExactly(0L, 2L);
        assertThat(snapshot.kernels()).extracting(KernelSnapshot::roomWaits).containsExactly(1L, 0L);
        assertThat(snapshot.kernels()).extracting(KernelSnapshot::dataWaits).containsExactly(0L, 2L);
    }

    /** A kernel of the transport layer waits for any of its inputs. */
    @Test
    void shouldNotBlameAFifoForAnIdleTransportLayer() {
        FifoMeter in = observation.fifo(RANK, "in", Kind.TRANSPORT, 16, Packet.BYTES);
        observation.kernel(RANK, "ckr", Role.COMMUNICATION).parked(in, false, true);
        writer.wrote(own(1), NOTHING, 0);
        observation.settle();

        assertThat(observation.snapshot().fifos().getFirst().dataWaits()).isZero();
    }

    /** 64 FPGAs with four cables each would need gigabytes otherwise. */
    @Test
    void shouldTakeMemoryForWhatIsOnItsWayAlone() {
        Observation timed = new Observation(new Timing(1_000_000, 1), new Log());
        List<FifoMeter> cables = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            cables.add(timed.cable(new CableEnd(RANK, 0), new CableEnd(new Rank(1), 0), "cable", 4, Packet.BYTES));
        }
        KernelMeter send = timed.kernel(RANK, "cks", Role.SUPPORT);
        KernelMeter receive = timed.kernel(RANK, "ckr", Role.SUPPORT);
        for (int i = 0; i < 500; i++) {
            send.wrote(cables.getLast(), packet(1, 7), 0);
            receive.read(cables.getLast(), packet(1, 7), 0);
        }
        timed.settle();

        assertThat(log).contains("cks w499 new 500", "ckr r1000500 500");
        assertThat(timed.snapshot().fifos().getLast().highestFill()).isEqualTo(500);
    }
}

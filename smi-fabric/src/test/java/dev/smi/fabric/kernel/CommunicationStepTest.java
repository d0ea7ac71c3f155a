package dev.smi.fabric.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.fabric.ring.ReadyQueue;
import dev.smi.model.PacketOperation;
import dev.smi.model.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** CK_S and CK_R alone: who gets which packet, who waits for whom, what is dropped. */
class CommunicationStepTest {

    private static final int ME = 2;

    private final ReadyQueue queue = new ReadyQueue();
    private final List<String> faults = new ArrayList<>();
    private final List<PacketRing> in = rings("in", 3, 16);
    private final List<PacketRing> out = rings("out", 3, 4);
    private final PacketRing toSendKernel = new PacketRing("to CK_S", 4);

    private static List<PacketRing> rings(String name, int count, int capacity) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PacketRing(name + i, capacity))
                .toList();
    }

    private SendStep sendStep(int readLimit, int... table) {
        SendStep step = new SendStep(queue, new Rank(ME), 0, in, out, readLimit, (_, fault) -> faults.add(fault));
        step.connect();
        step.load(bytes(table));
        run();
        return step;
    }

    private ReceiveStep receiveStep(int... table) {
        ReceiveStep step =
                new ReceiveStep(queue, new Rank(ME), 0, in, toSendKernel, out, 8, (_, fault) -> faults.add(fault));
        step.connect();
        step.load(bytes(table));
        run();
        return step;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private void run() {
        while (!queue.isEmpty()) {
            queue.runNext();
        }
    }

    private static void put(PacketRing ring, int number, int destination, int port, PacketOperation operation) {
        ring.put(number, 0, 0, PacketWords.header(9, destination, port, 1, operation));
    }

    private static List<Long> numbers(PacketRing ring) {
        List<Long> numbers = new ArrayList<>();
        while (!ring.isEmpty()) {
            numbers.add(ring.word(0));
            ring.remove();
        }
        return numbers;
    }

    @Test
    void shouldSendPacketsByTheirDestination() {
        sendStep(8, 0, 2, 1);
        for (int destination = 0; destination < 3; destination++) {
            put(in.get(0), destination, destination, 0, PacketOperation.SEND);
        }

        run();

        assertThat(numbers(out.get(0))).containsExactly(0L);
        assertThat(numbers(out.get(2))).containsExactly(1L);
        assertThat(numbers(out.get(1))).containsExactly(2L);
    }

    @Test
    void shouldSkipAnInputWhoseOutputIsFull() {
        sendStep(8, 0, 1, 2);
        for (int i = 0; i < 6; i++) {
            put(in.get(0), i, 0, 0, PacketOperation.SEND);
        }
        put(in.get(0), 6, 1, 0, PacketOperation.SEND);
        put(in.get(1), 7, 1, 0, PacketOperation.SEND);

        run();

        assertThat(out.get(0).fill()).isEqualTo(4);
        assertThat(numbers(out.get(1))).containsExactly(7L);
        assertThat(in.get(0).fill()).isEqualTo(3);
    }

    @Test
    void shouldGoOnWhenAFullOutputHasRoom() {
        sendStep(8, 0, 1, 2);
        for (int i = 0; i < 6; i++) {
            put(in.get(0), i, 0, 0, PacketOperation.SEND);
        }
        run();
        assertThat(queue.isEmpty()).isTrue();

        assertThat(numbers(out.get(0))).containsExactly(0L, 1L, 2L, 3L);
        run();

        assertThat(numbers(out.get(0))).containsExactly(4L, 5L);
    }

    @Test
    void shouldTakeNoMoreThanTheReadLimitFromOneInput() {
        sendStep(2, 0, 1, 2);
        for (int i = 0; i < 4; i++) {
            put(in.get(0), i, 0, 0, PacketOperation.SEND);
            put(in.get(2), 10 + i, 0, 0, PacketOperation.SEND);
        }

        run();
        List<Long> order = numbers(out.get(0));
        run();
        order.addAll(numbers(out.get(0)));

        assertThat(order).containsExactly(0L, 1L, 10L, 11L, 2L, 3L, 12L, 13L);
    }

    @Test
    void shouldDropAndReportWhatHasNoRoute() {
        SendStep step = sendStep(8, 0, 255, 1);
        put(in.get(0), 0, 1, 5, PacketOperation.SEND);
        put(in.get(0), 1, 200, 5, PacketOperation.SEND);
        put(in.get(0), 2, 0, 5, PacketOperation.SEND);

        run();

        assertThat(faults)
                .containsExactly(
                        "CK_S 0 dropped a packet from rank 9, port 5: no route to rank 1 (1 dropped)",
                        "CK_S 0 dropped a packet from rank 9, port 5: no route to rank 200 (2 dropped)");
        assertThat(step.dropped()).isEqualTo(2);
        assertThat(numbers(out.get(0))).containsExactly(2L);
    }

    @Test
    void shouldGiveDataAndCreditsToTheirEndpoints() {
        receiveStep(1, 2, 0, 3);
        put(in.get(1), 0, ME, 0, PacketOperation.SEND);
        put(in.get(1), 1, ME, 0, PacketOperation.SYNCH);
        put(in.get(1), 2, ME, 1, PacketOperation.SYNCH);
        put(in.get(1), 3, 7, 1, PacketOperation.SEND);

        run();

        assertThat(numbers(out.get(0))).containsExactly(0L);
        assertThat(numbers(out.get(1))).containsExactly(1L);
        assertThat(numbers(out.get(2))).containsExactly(2L);
        assertThat(numbers(toSendKernel)).containsExactly(3L);
    }

    @Test
    void shouldDropAndReportWhatHasNoEndpoint() {
        ReceiveStep step = receiveStep(1, 0);
        put(in.get(0), 0, ME, 0, PacketOperation.SYNCH);
        put(in.get(0), 1, ME, 9, PacketOperation.SEND);

        run();

        assertThat(faults)
                .containsExactly(
                        "CK_R 0 dropped a packet from rank 9: port 0 has no endpoint for credits (1 dropped)",
                        "CK_R 0 dropped a packet from rank 9: port 9 has no endpoint for data (2 dropped)");
        assertThat(step.dropped()).isEqualTo(2);
    }

    @Test
    void shouldGoByANewTableAtOnce() {
        SendStep step = sendStep(8, 0, 1, 2);
        for (int i = 0; i < 6; i++) {
            put(in.get(0), i, 0, 0, PacketOperation.SEND);
        }
        run();

        step.load(bytes(2, 1, 2));
        run();

        assertThat(numbers(out.get(0))).containsExactly(0L, 1L, 2L, 3L);
        assertThat(numbers(out.get(2))).containsExactly(4L, 5L);
    }

    @Test
    void shouldCountElementsButNotThoseOfCredits() {
        sendStep(8, 0, 1, 2);
        put(in.get(0), 0, 0, 0, PacketOperation.SEND);
        put(in.get(0), 0, 0, 0, PacketOperation.SYNCH);
        put(in.get(0), 0, 0, 0, PacketOperation.SEND);

        run();

        assertThat(out.get(0).written()).isEqualTo(3);
        assertThat(out.get(0).elements()).isEqualTo(2);
    }
}

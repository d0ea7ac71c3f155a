package dev.smi.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.smi.fabric.endpoint.PopEndpoint;
import dev.smi.fabric.endpoint.PushEndpoint;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.fabric.ring.Step;
import dev.smi.model.CableEnd;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Rank;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cables that lead to another fabric. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PacketLinkTest {

    private static final List<Operation> OPERATIONS = List.of(
            new Operation.Push(new Port(0), DataType.INT, 16), new Operation.Pop(new Port(0), DataType.INT, 16));

    /** A link in memory that holds a few packets in each direction. */
    private record TestLink(Queue<long[]> out, Queue<long[]> in, int capacity) implements PacketLink {
        @Override
        public int offer(long[] packets, int from, int count) {
            int taken = 0;
            while (taken < count && out.size() < capacity) {
                long[] packet = new long[PacketWords.WORDS];
                System.arraycopy(packets, from + taken * PacketWords.WORDS, packet, 0, PacketWords.WORDS);
                out.add(packet);
                taken++;
            }
            return taken;
        }

        @Override
        public int poll(long[] packets, int to, int count) {
            int given = 0;
            while (given < count && !in.isEmpty()) {
                System.arraycopy(in.remove(), 0, packets, to + given * PacketWords.WORDS, PacketWords.WORDS);
                given++;
            }
            return given;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1000})
    void shouldGiveTheSameTrafficAsACableWithinTheFabric(int capacity) {
        TestCluster cluster = TestCluster.of("bus", new int[] {4}, OPERATIONS);
        FastFabric left = cluster.fabric(0, 2, LocalRank.Drive.SAME_THREAD);
        FastFabric right = cluster.fabric(2, 4, LocalRank.Drive.SAME_THREAD);
        Queue<long[]> there = new ArrayDeque<>();
        Queue<long[]> back = new ArrayDeque<>();
        left.connect(new CableEnd(new Rank(1), 0), new TestLink(there, back, capacity));
        right.connect(new CableEnd(new Rank(2), 1), new TestLink(back, there, capacity));

        stream(left, right);

        FastFabric whole = cluster.fabric();
        stream(whole, whole);
        for (int i = 0; i < whole.traffic().size(); i++) {
            CableTraffic expected = whole.traffic().get(i);
            FastFabric sender = expected.from().rank().value() < 2 ? left : right;
            assertThat(sender.traffic().get(i)).isEqualTo(expected);
        }
        assertThat(left.heldByLinks() + right.heldByLinks()).isZero();
        assertThat(cluster.faults()).isEmpty();
    }

    /** A stream from rank 0 to rank 3, and one back. */
    private static void stream(FastFabric left, FastFabric right) {
        PushEndpoint push = left.push(new Rank(0), 0, Step.NOBODY);
        PopEndpoint pop = right.pop(new Rank(3), 0, Step.NOBODY);
        PushEndpoint pushBack = right.push(new Rank(3), 0, Step.NOBODY);
        PopEndpoint popBack = left.pop(new Rank(0), 0, Step.NOBODY);
        push.open(3000, 3);
        pop.open(3000, 0);
        pushBack.open(3000, 0);
        popBack.open(3000, 3);
        int idle = 0;
        while (popBack.remaining() > 0 && idle < 10) {
            while (push.remaining() > 0 && push.tryPutInt(push.remaining())) {}
            while (pop.remaining() > 0 && pop.isReady()) {
                assertThat(pop.remaining()).isEqualTo(pop.getInt());
            }
            while (pushBack.remaining() > 0 && pushBack.tryPutInt(-pushBack.remaining())) {}
            while (popBack.remaining() > 0 && popBack.isReady()) {
                assertThat(popBack.remaining()).isEqualTo(-popBack.getInt());
            }
            boolean hasMoved = left.run(100);
            hasMoved |= right.run(100);
            idle = hasMoved ? 0 : idle + 1;
        }
        assertThat(popBack.remaining()).isZero();
        left.run(Long.MAX_VALUE);
        right.run(Long.MAX_VALUE);
        left.run(Long.MAX_VALUE);
    }

    @Test
    void shouldRejectALinkWhereNoCableLeadsOut() {
        TestCluster cluster = TestCluster.of("bus", new int[] {3}, OPERATIONS);
        FastFabric fabric = cluster.fabric(0, 2, LocalRank.Drive.SAME_THREAD);
        TestLink link = new TestLink(new ArrayDeque<>(), new ArrayDeque<>(), 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fabric.connect(new CableEnd(new Rank(0), 0), link))
                .withMessage("no cable at rank0:ch0 leads out of this fabric");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fabric.connect(new CableEnd(new Rank(1), 3), link))
                .withMessage("no cable at rank1:ch3 leads out of this fabric");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fabric.connect(new CableEnd(new Rank(2), 1), link))
                .withMessage("rank 2 is not in this fabric; [0, 1] are");
    }
}

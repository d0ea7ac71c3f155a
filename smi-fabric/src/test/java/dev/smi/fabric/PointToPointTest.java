package dev.smi.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.fabric.endpoint.PopEndpoint;
import dev.smi.fabric.endpoint.PushEndpoint;
import dev.smi.fabric.ring.Step;
import dev.smi.model.DataType;
import dev.smi.model.FlowControl;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What arrives is what was sent: types, counts, distances, credits and eager, flushes; and packets on each cable. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PointToPointTest {

    private static final int INT_PORT = DataType.INT.code();
    private static final int[] COUNTS = {0, 1, 6, 7, 8, 29, 128, 1024, 5000};

    /** A push and a pop of each type, on the port of the type's code. */
    private static List<Operation> allTypes(int buffer) {
        List<Operation> operations = new ArrayList<>();
        for (DataType type : DataType.values()) {
            operations.add(new Operation.Push(new Port(type.code()), type, buffer));
            operations.add(new Operation.Pop(new Port(type.code()), type, buffer));
        }
        return operations;
    }

    /** Sends messages of the given lengths, of elements that depend on message, place and type. */
    private static final class Sender implements TestKernels.Kernel {
        private final PushEndpoint push;
        private final int to;
        private final int[] counts;
        private int message;
        private int at;

        Sender(PushEndpoint push, int to, int... counts) {
            this.push = push;
            this.to = to;
            this.counts = counts;
            open();
        }

        private void open() {
            at = 0;
            if (message < counts.length) {
                push.open(counts[message], to);
            }
        }

        @Override
        public boolean goOn() {
            while (message < counts.length) {
                while (at < counts[message]) {
                    if (!TestElements.tryPut(push, at + 31 * message)) {
                        return false;
                    }
                    at++;
                }
                message++;
                open();
            }
            return true;
        }
    }

    private static final class Receiver implements TestKernels.Kernel {
        private final PopEndpoint pop;
        private final int from;
        private final int[] counts;
        private int message;
        private int at;

        Receiver(PopEndpoint pop, int from, int... counts) {
            this.pop = pop;
            this.from = from;
            this.counts = counts;
            open();
        }

        private void open() {
            at = 0;
            if (message < counts.length) {
                pop.open(counts[message], from);
            }
        }

        @Override
        public boolean goOn() {
            while (message < counts.length) {
                while (at < counts[message]) {
                    if (!pop.isReady()) {
                        return false;
                    }
                    TestElements.requireNext(pop, at + 31 * message);
                    at++;
                }
                message++;
                open();
            }
            return true;
        }
    }

    private static void addStream(TestKernels kernels, FastFabric fabric, int port, int from, int to, int... counts) {
        kernels.add(new Sender(fabric.push(new Rank(from), port, Step.NOBODY), to, counts));
        kernels.add(new Receiver(fabric.pop(new Rank(to), port, Step.NOBODY), from, counts));
    }

    private static void requireQuiet(FastFabric fabric, TestCluster cluster) {
        assertThat(cluster.faults()).isEmpty();
        assertThat(fabric.dropped()).isZero();
    }

    @Test
    void shouldSendOneElementToTheNextRank() {
        TestCluster cluster = TestCluster.of("bus", new int[] {2}, allTypes(16));
        FastFabric fabric = cluster.fabric();
        PushEndpoint push = fabric.push(new Rank(0), INT_PORT, Step.NOBODY);
        PopEndpoint pop = fabric.pop(new Rank(1), INT_PORT, Step.NOBODY);
        push.open(1, 1);
        pop.open(1, 0);

        assertThat(push.tryPutInt(42)).isTrue();
        assertThat(pop.isReady()).isFalse();
        assertThat(fabric.run(1000)).isTrue();

        assertThat(pop.isReady()).isTrue();
        assertThat(pop.getInt()).isEqualTo(42);
        requireQuiet(fabric, cluster);
    }

    @ParameterizedTest
    @CsvSource({"bus, 5", "ring, 6", "torus, 3x3", "torus, 2x4", "hypercube, 8", "full, 4", "mesh, 2x3"})
    void shouldSendAllTypesBetweenAllPairsOfRanks(String shape, String size) {
        TestCluster cluster = TestCluster.of(shape, TestElements.sizes(size), allTypes(16));
        for (int from = 0; from < cluster.size(); from++) {
            for (int to = 0; to < cluster.size(); to++) {
                FastFabric fabric = cluster.fabric();
                TestKernels kernels = new TestKernels(fabric);
                for (DataType type : DataType.values()) {
                    addStream(kernels, fabric, type.code(), from, to, 1, 100, 7, 0, 500);
                }
                kernels.run();
                requireQuiet(fabric, cluster);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"CREDITS, 16, 8", "CREDITS, 8, 1", "CREDITS, 64, 4", "EAGER, 16, 8", "EAGER, 8, 1"})
    void shouldSendMessagesOfAnyLength(FlowControl flowControl, int buffer, int readLimit) {
        TestCluster cluster = TestCluster.of("bus", new int[] {4}, allTypes(buffer), flowControl, readLimit);
        FastFabric fabric = cluster.fabric();
        TestKernels kernels = new TestKernels(fabric);
        for (DataType type : DataType.values()) {
            addStream(kernels, fabric, type.code(), 0, 3, COUNTS);
            addStream(kernels, fabric, type.code(), 3, 0, COUNTS);
        }

        kernels.run();

        requireQuiet(fabric, cluster);
    }

    @Test
    void shouldCountPacketsAndElementsOfEachCable() {
        TestCluster cluster = TestCluster.of("bus", new int[] {3}, allTypes(16));
        FastFabric fabric = cluster.fabric();
        TestKernels kernels = new TestKernels(fabric);
        addStream(kernels, fabric, DataType.INT.code(), 0, 2, 700);

        kernels.run();
        fabric.run(Long.MAX_VALUE);

        // 100 packets; credits for 84 of them, 2 at a time until the last 16 are granted at once, and the last word
        List<CableTraffic> traffic = fabric.traffic();
        assertThat(traffic).filteredOn(t -> t.elements() > 0).hasSize(2).allSatisfy(t -> {
            assertThat(t.packets()).isEqualTo(100);
            assertThat(t.elements()).isEqualTo(700);
        });
        assertThat(traffic)
                .filteredOn(t -> t.elements() == 0)
                .hasSize(2)
                .allSatisfy(t -> assertThat(t.packets()).isEqualTo(43));
    }

    @Test
    void shouldSendPartlyFilledPacketsWhenFlushed() {
        TestCluster cluster = TestCluster.of("bus", new int[] {2}, allTypes(16));
        FastFabric fabric = cluster.fabric();
        PushEndpoint push = fabric.push(new Rank(0), INT_PORT, Step.NOBODY);
        PopEndpoint pop = fabric.pop(new Rank(1), INT_PORT, Step.NOBODY);
        push.open(100, 1);
        pop.open(100, 0);

        for (int i = 0; i < 100; i++) {
            assertThat(push.tryPutInt(i)).isTrue();
            assertThat(push.tryFlush()).isTrue();
            fabric.run(Long.MAX_VALUE);
            assertThat(pop.isReady()).isTrue();
            assertThat(pop.getInt()).isEqualTo(i);
            fabric.run(Long.MAX_VALUE);
        }

        assertThat(fabric.traffic().getFirst().packets()).isEqualTo(100);
        requireQuiet(fabric, cluster);
    }

    @ParameterizedTest
    @CsvSource({"CREDITS", "EAGER"})
    void shouldNotDeadlockWhenFlowsCrossOnOneCable(FlowControl flowControl) {
        TestCluster cluster = TestCluster.of("bus", new int[] {4}, allTypes(8), flowControl, 1);
        FastFabric fabric = cluster.fabric();
        TestKernels kernels = new TestKernels(fabric);
        int[] ends = {0, 3, 3, 0, 1, 2, 2, 1, 0, 2};
        for (int i = 0; i < 5; i++) {
            addStream(kernels, fabric, i + 1, ends[2 * i], ends[2 * i + 1], 3000, 3000);
        }

        kernels.run();

        requireQuiet(fabric, cluster);
    }
}

package dev.smi.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.smi.fabric.endpoint.CollectiveEndpoint;
import dev.smi.fabric.endpoint.PopEndpoint;
import dev.smi.fabric.endpoint.PushEndpoint;
import dev.smi.fabric.ring.Step;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Rank;
import dev.smi.model.ReduceOperator;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Packets and elements on their way cost no memory. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AllocationTest {

    private static final int ELEMENTS = 20_000;

    /** What the measurement itself, and code that runs for the first time, may take: less than a byte an element. */
    private static final long MOST_BYTES = ELEMENTS / 2;

    private static long allocated(Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        action.run();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void shouldAllocateNothingPointToPoint() {
        TestCluster cluster = TestCluster.of(
                "bus",
                new int[] {3},
                List.of(
                        new Operation.Push(new Port(0), DataType.SHORT, 16),
                        new Operation.Pop(new Port(0), DataType.SHORT, 16)));
        FastFabric fabric = cluster.fabric();
        PushEndpoint push = fabric.push(new Rank(0), 0, Step.NOBODY);
        PopEndpoint pop = fabric.pop(new Rank(2), 0, Step.NOBODY);

        assertThat(allocated(() -> {
                    push.open(ELEMENTS, 2);
                    pop.open(ELEMENTS, 0);
                    while (pop.remaining() > 0) {
                        while (push.remaining() > 0 && push.tryPutShort((short) 7)) {}
                        fabric.run(Long.MAX_VALUE);
                        while (pop.remaining() > 0 && pop.isReady()) {
                            pop.getShort();
                        }
                        fabric.run(Long.MAX_VALUE);
                    }
                }))
                .isLessThan(MOST_BYTES);
    }

    @Test
    void shouldAllocateNothingInCollectives() {
        TestCluster cluster = TestCluster.of(
                        "bus",
                        new int[] {3},
                        List.of(
                                new Operation.Reduce(new Port(0), DataType.FLOAT, 16, ReduceOperator.ADD),
                                new Operation.Broadcast(new Port(1), DataType.FLOAT, 16)))
                .with(CollectiveScheme.TREE);
        FastFabric fabric = cluster.fabric();
        CollectiveEndpoint[] ends = new CollectiveEndpoint[6];
        for (int rank = 0; rank < 3; rank++) {
            ends[rank] = fabric.reduce(new Rank(rank), 0, Step.NOBODY);
            ends[3 + rank] = fabric.broadcast(new Rank(rank), 1, Step.NOBODY);
        }

        assertThat(allocated(() -> {
                    for (CollectiveEndpoint end : ends) {
                        end.open(ELEMENTS, 1);
                    }
                    int left = 1;
                    while (left > 0) {
                        left = 0;
                        for (CollectiveEndpoint end : ends) {
                            while (end.remaining() > 0 && end.tryFloat(1)) {}
                            left += end.remaining();
                        }
                        fabric.run(Long.MAX_VALUE);
                    }
                }))
                .isLessThan(MOST_BYTES);
    }
}

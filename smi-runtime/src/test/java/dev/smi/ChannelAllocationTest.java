package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Elements that pass cost no memory; a message costs its channel. */
@Timeout(60)
class ChannelAllocationTest {

    private static final int ELEMENTS = 200_000;

    /** What the test itself and compilations may allocate: far less than a byte for each element. */
    private static final long LIMIT = 20_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void shouldAllocateNothingForElements() {
        Smi.run(2, smi -> {
            for (int round = 0; round < 3; round++) {
                Communicator world = smi.world();
                SendChannel out = world.openSend(DataType.INT, ELEMENTS, 1, 0);
                ReceiveChannel in = world.openReceive(DataType.INT, ELEMENTS, 0, 0);
                ReduceChannel sum = world.openReduce(DataType.FLOAT, ELEMENTS, ReduceOperator.ADD, 0, 0);
                long before = THREADS.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < ELEMENTS; i++) {
                    if (smi.rank() == 0) {
                        out.push(i);
                    } else {
                        in.popInt();
                    }
                }
                for (int i = 0; i < ELEMENTS; i++) {
                    sum.reduce((float) i);
                }
                long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
                assertThat(allocated).isLessThan(round < 2 ? Long.MAX_VALUE : LIMIT);
            }
        });
    }
}

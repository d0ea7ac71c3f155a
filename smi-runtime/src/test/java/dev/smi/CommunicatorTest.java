package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.job.JobException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CommunicatorTest {

    @Test
    void shouldLetNobodyPassABarrierBeforeAllHaveCome() {
        AtomicInteger arrived = new AtomicInteger();
        Smi.run(8, smi -> {
            for (int round = 1; round <= 100; round++) {
                arrived.incrementAndGet();
                smi.world().barrier();
                assertThat(arrived.get()).isBetween(8 * round, 8 * round + 7);
                smi.world().barrier();
            }
        });
    }

    @Test
    void shouldSplitByColorAndOrderByKey() {
        Smi.run(6, smi -> {
            int me = smi.rank();
            Communicator half = smi.world().split(me % 2, -me);
            assertThat(half.size()).isEqualTo(3);
            assertThat(half.rank()).isEqualTo(2 - me / 2);
            assertThat(half.worldRank(half.rank())).isEqualTo(me);
            half.barrier();
            Communicator single = half.split(half.rank(), 0);
            assertThat(single.size()).isEqualTo(1);
            single.barrier();
        });
    }

    @Test
    void shouldEndAllRanksAndNameTheOneThatFailed() {
        assertThatThrownBy(() -> Smi.run(4, smi -> {
                    if (smi.rank() == 2) {
                        throw new IllegalStateException("out of paper");
                    }
                    smi.world().barrier();
                }))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("rank 2 failed")
                .hasMessageContaining("out of paper");
    }
}

package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.device.RunningKernel;
import dev.smi.job.JobException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
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
    void shouldSayThatARankCameToItsEndBeforeOthers() {
        assertThatThrownBy(() -> Smi.run(2, smi -> {
                    if (smi.rank() == 0) {
                        smi.world().barrier();
                    }
                }))
                .isInstanceOf(JobException.class)
                .hasMessageContaining(
                        "rank 0 waits for rank 1 at a barrier, but that one waits for the others to come to");
    }

    @Test
    void shouldEndOnceIfClosedTwice() {
        Smi.run(2, Smi::close);
    }

    @Test
    void shouldTellOthersAtOnceIfALaunchedProgramThrows() {
        assertThatThrownBy(() -> Smi.launch(new String[0], smi -> {
                    throw new IllegalStateException("out of ink");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("out of ink");
    }

    @Test
    void shouldNotTakeAWaitForABoardForADeadlock() {
        Smi.run(2, smi -> {
            if (smi.rank() == 1) {
                long end = System.nanoTime() + 700_000_000L;
                RunningKernel board = new UnwatchedKernel(() -> System.nanoTime() >= end);
                smi.execution("far", board).join(Duration.ofSeconds(10));
            }
        });
    }

    /** A kernel of which nobody knows more than whether it is done. */
    private record UnwatchedKernel(BooleanSupplier done) implements RunningKernel {

        @Override
        public boolean isDone() {
            return done.getAsBoolean();
        }

        @Override
        public void throwIfFailed() {
            // it never does
        }

        @Override
        public String waitsFor() {
            return "";
        }

        @Override
        public Optional<Duration> deviceTime() {
            return Optional.empty();
        }

        @Override
        public void cancel() {
            // it cannot be
        }
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

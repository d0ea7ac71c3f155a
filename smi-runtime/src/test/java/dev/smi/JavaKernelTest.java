package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.kernel.Fifo;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JavaKernelTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Map<String, String> JVM = Map.of("device", "jvm");

    /** Numbers around the ring of ranks, and through a FIFO between two kernels of each. */
    private static final class Ring {
        private static final Fifo.OfInt STAGE = Fifo.ofInt(4);

        @Kernel
        private static void first(int n, Communicator world) {
            ReceiveChannel in = world.openReceive(DataType.INT, n, (world.rank() + world.size() - 1) % world.size(), 0);
            for (int i = 0; i < n; i++) {
                STAGE.write(in.popInt());
            }
        }

        @Kernel
        private static void second(int[] sum, int n) {
            for (int i = 0; i < n; i++) {
                sum[0] += STAGE.read();
            }
        }

        @Kernel
        static void source(int n, Communicator world) {
            SendChannel out = world.openSend(DataType.INT, n, (world.rank() + 1) % world.size(), 0);
            for (int i = 0; i < n; i++) {
                out.push(world.rank() * n + i);
            }
        }
    }

    @Test
    void shouldRunKernelsOfAClassWithFifosOfEachRank() {
        Smi.run(2, JVM, smi -> {
            Program ring = smi.device().load(Ring.class);
            assertThat(ring.kernels()).containsExactly("first", "second", "source");
            Buffer sum = smi.device().allocate(DataType.INT, 1);
            Execution second = ring.kernel(Ring::second).args(sum, 1000).start();
            ring.kernel(Ring::first).args(1000, smi.world()).start();
            ring.kernel("source").args(1000, smi.world()).start().join(SOON);
            second.join(SOON);
            int[] total = new int[1];
            sum.read(total);
            assertThat(total[0]).isEqualTo(smi.rank() == 0 ? 1_499_500 : 499_500);
        });
    }
}

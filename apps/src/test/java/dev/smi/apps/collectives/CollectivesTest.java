package dev.smi.apps.collectives;

import static dev.smi.apps.OnJvm.await;
import static dev.smi.apps.OnJvm.awaitAll;
import static dev.smi.apps.OnJvm.ints;
import static dev.smi.apps.OnJvm.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.Buffer;
import dev.smi.Program;
import dev.smi.apps.OnJvm;
import dev.smi.model.DataType;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The kernels on eight ranks of one JVM: what the launch files expect of them, and of those in OpenCL C. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CollectivesTest {

    private static final int RANKS = 8;

    @Test
    void shouldBroadcastFromEachRank() {
        OnJvm.run(RANKS, smi -> {
            Program program = smi.device().load(Broadcast.class);
            Buffer right = smi.device().allocate(DataType.INT, 1);
            await(program.kernel(Broadcast::broadcast), right, 1000, RANKS, smi.world());
            assertThat(ints(right)).containsExactly(8000);
        });
    }

    @Test
    void shouldReduceToEachRank() {
        OnJvm.run(RANKS, smi -> {
            Program program = smi.device().load(Reduce.class);
            Buffer right = smi.device().allocate(DataType.INT, 2);
            await(program.kernel(Reduce::reduce), right, 1000, RANKS, smi.world());
            assertThat(ints(right)).containsExactly(1000, 1000);
        });
    }

    @Test
    void shouldScatterFromEachRank() {
        OnJvm.run(RANKS, smi -> {
            Program program = smi.device().load(Scatter.class);
            Buffer right = smi.device().allocate(DataType.INT, 1);
            await(program.kernel(Scatter::scatter), right, 500, RANKS, smi.world());
            assertThat(ints(right)).containsExactly(4000);
        });
    }

    @Test
    void shouldGatherAtEachRank() {
        OnJvm.run(RANKS, smi -> {
            Program program = smi.device().load(Gather.class);
            Buffer right = smi.device().allocate(DataType.INT, 1);
            await(program.kernel(Gather::gather), right, 500, RANKS, smi.world());
            assertThat(ints(right)).containsExactly(4000);
        });
    }

    @Test
    void shouldDoSeveralAtOnce() {
        OnJvm.run(RANKS, smi -> {
            Program program = smi.device().load(Several.class);
            Buffer right = smi.device().allocate(DataType.INT, 3);
            await(program.kernel(Several::multiplyAndSum), right, 1000, 0, smi.world());
            awaitAll(
                    start(program.kernel(Several::fromFirst), right, 2000, smi.world()),
                    start(program.kernel(Several::fromLast), right, 2000, smi.world()));
            assertThat(ints(right)).containsExactly(1000, 2000, 2000);
        });
    }
}

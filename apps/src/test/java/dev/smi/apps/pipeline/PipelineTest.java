package dev.smi.apps.pipeline;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PipelineTest {

    private static final int COUNT = 4096;

    @Test
    void shouldAddAllRanks() {
        OnJvm.run(8, smi -> {
            Program program = smi.device().load(Pipeline.class);
            Buffer result = smi.device().allocate(DataType.INT, COUNT);
            await(program.kernel(Pipeline::stage), result, COUNT, smi.world());
            assertThat(ints(result)).isEqualTo(sums(smi.rank()));
        });
    }

    @Test
    void shouldAddAllRanksWithTwoKernelsOnEach() {
        OnJvm.run(8, smi -> {
            Program program = smi.device().load(Stages.class);
            Buffer result = smi.device().allocate(DataType.INT, COUNT);
            awaitAll(
                    start(program.kernel(Stages::take), COUNT, smi.world()),
                    start(program.kernel(Stages::give), result, COUNT, smi.world()));
            assertThat(ints(result)).isEqualTo(sums(smi.rank()));
        });
    }

    /** What the last rank gets: 0 + 1 + ... + 7 is 28. */
    private static int[] sums(int rank) {
        return rank == 7 ? IntStream.range(28, 28 + COUNT).toArray() : new int[COUNT];
    }
}

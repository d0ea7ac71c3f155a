package dev.smi.apps.bandwidth;

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

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BandwidthTest {

    private static final int COUNT = 10_000;

    @Test
    void shouldPassTwoStreamsSideBySide() {
        OnJvm.run(2, smi -> {
            Program program = smi.device().load(Bandwidth.class);
            if (smi.rank() == 0) {
                awaitAll(
                        start(program.kernel(Bandwidth::sendFirst), COUNT, 1, smi.world()),
                        start(program.kernel(Bandwidth::sendSecond), COUNT, 1, smi.world()));
            } else {
                Buffer right = smi.device().allocate(DataType.INT, 2);
                awaitAll(
                        start(program.kernel(Bandwidth::receiveFirst), right, COUNT, 0, smi.world()),
                        start(program.kernel(Bandwidth::receiveSecond), right, COUNT, 0, smi.world()));
                assertThat(ints(right)).containsExactly(COUNT, COUNT);
            }
        });
    }
}

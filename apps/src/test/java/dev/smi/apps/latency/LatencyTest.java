package dev.smi.apps.latency;

import static dev.smi.apps.OnJvm.await;
import static dev.smi.apps.OnJvm.ints;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.Buffer;
import dev.smi.Program;
import dev.smi.apps.OnJvm;
import dev.smi.model.DataType;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LatencyTest {

    @Test
    void shouldCountUpOnBothSides() {
        OnJvm.run(2, smi -> {
            if (smi.rank() == 0) {
                Program program = smi.device().load(Ping.class);
                Buffer counter = smi.device().allocate(DataType.INT, 1);
                await(program.kernel(Ping::ping), counter, 1000, 1, smi.world());
                assertThat(ints(counter)).containsExactly(2000);
            } else {
                await(smi.device().load(Pong.class).kernel(Pong::pong), 1000, 0, smi.world());
            }
        });
    }
}

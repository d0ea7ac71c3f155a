package dev.smi.apps.injection;

import static dev.smi.apps.OnJvm.await;
import static dev.smi.apps.OnJvm.ints;
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
class InjectionTest {

    private static final int MESSAGES = 2000;

    @Test
    void shouldKeepTheOrderOfMessages() {
        OnJvm.run(2, smi -> {
            Program program = smi.device().load(Injection.class);
            if (smi.rank() == 0) {
                await(program.kernel(Injection::inject), MESSAGES, 1, smi.world());
            } else {
                Buffer received = smi.device().allocate(DataType.INT, MESSAGES);
                await(program.kernel(Injection::drain), received, MESSAGES, 0, smi.world());
                assertThat(ints(received))
                        .containsExactly(IntStream.range(0, MESSAGES).toArray());
            }
        });
    }
}

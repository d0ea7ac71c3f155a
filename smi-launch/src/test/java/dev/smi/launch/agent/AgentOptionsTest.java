package dev.smi.launch.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AgentOptionsTest {

    @Test
    void shouldGiveBackWhatWasWritten() {
        AgentOptions options = new AgentOptions(Scope.LOOPBACK, 12, 34, Path.of("/tmp/a:b"));
        assertThat(AgentOptions.parse(options.text())).isEqualTo(options);
    }

    @Test
    void shouldRefuseAnythingElse() {
        assertThatThrownBy(() -> AgentOptions.parse("local:1")).hasMessageContaining("local:1");
    }
}

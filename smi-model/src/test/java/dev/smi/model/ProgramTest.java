package dev.smi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramTest {

    private static final Operation PUSH = new Operation.Push(new Port(4), DataType.INT, 16);
    private static final Operation POP = new Operation.Pop(new Port(4), DataType.FLOAT, 16);
    private static final Operation BROADCAST = new Operation.Broadcast(new Port(4), DataType.INT, 16);

    @Test
    void shouldLetASendAndAReceiveShareAPort() {
        Program program = new Program(List.of(PUSH, POP), 8, 8, FlowControl.CREDITS);

        assertThat(program.operations()).containsExactly(POP, PUSH);
        assertThat(program.ports()).isEqualTo(5);
    }

    @Test
    void shouldRejectTwoOperationsOnOneFifo() {
        assertThatThrownBy(() -> new Program(List.of(PUSH, BROADCAST), 8, 8, FlowControl.CREDITS))
                .hasMessageContaining("port 4 has both a");
        assertThatThrownBy(() -> new Program(List.of(PUSH, PUSH), 8, 8, FlowControl.EAGER))
                .hasMessageContaining("port 4");
    }

    @Test
    void shouldRejectMoreRanksThanAHeaderAddresses() {
        assertThatThrownBy(() -> new Program(List.of(), 8, 257, FlowControl.CREDITS))
                .hasMessageContaining("257");
    }

    @Test
    void shouldHaveNoPortsWithoutOperations() {
        assertThat(new Program(List.of(), 1, 256, FlowControl.EAGER).ports()).isZero();
    }
}

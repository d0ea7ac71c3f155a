package dev.smi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PortAllocationTest {

    private static Program program(FlowControl flowControl, Operation... operations) {
        return new Program(List.of(operations), 8, 8, flowControl);
    }

    private static Operation push(int port) {
        return new Operation.Push(new Port(port), DataType.INT, 16);
    }

    private static Operation pop(int port) {
        return new Operation.Pop(new Port(port), DataType.INT, 16);
    }

    private static List<String> names(List<HardwarePort> ports) {
        return ports.stream().map(HardwarePort::name).toList();
    }

    @Test
    void shouldDealDataBeforeControlRoundRobin() {
        PortAllocation allocation =
                PortAllocation.of(program(FlowControl.CREDITS, pop(1), push(2), pop(0), push(0)), 2);

        assertThat(names(allocation.toSendKernel(0))).containsExactly("push_0_cks_data", "pop_0_cks_control");
        assertThat(names(allocation.toSendKernel(1))).containsExactly("push_2_cks_data", "pop_1_cks_control");
        assertThat(names(allocation.fromReceiveKernel(0))).containsExactly("pop_0_ckr_data", "push_0_ckr_control");
        assertThat(names(allocation.fromReceiveKernel(1))).containsExactly("pop_1_ckr_data", "push_2_ckr_control");
    }

    @Test
    void shouldLeaveControlFifosOutWhenEager() {
        PortAllocation allocation = PortAllocation.of(program(FlowControl.EAGER, push(0), pop(0)), 4);

        assertThat(names(allocation.toSendKernels())).containsExactly("push_0_cks_data");
        assertThat(names(allocation.fromReceiveKernels())).containsExactly("pop_0_ckr_data");
    }

    @Test
    void shouldGiveCollectivesAllFourFifos() {
        Operation reduce = new Operation.Reduce(new Port(3), DataType.FLOAT, 16, ReduceOperator.MAX);
        PortAllocation allocation = PortAllocation.of(program(FlowControl.EAGER, reduce), 1);

        assertThat(names(allocation.toSendKernel(0))).containsExactly("reduce_3_cks_data", "reduce_3_cks_control");
        assertThat(names(allocation.fromReceiveKernel(0))).containsExactly("reduce_3_ckr_data", "reduce_3_ckr_control");
    }

    @Test
    void shouldRejectAnFpgaWithoutCables() {
        assertThatThrownBy(() -> PortAllocation.of(program(FlowControl.CREDITS), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

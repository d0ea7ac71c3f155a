package dev.smi.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.smi.hls.DeviceSource;
import dev.smi.hls.Fifo;
import dev.smi.hls.KernelInput;
import dev.smi.hls.KernelOutput;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.DataType;
import dev.smi.model.FlowControl;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportLayoutTest {

    private static DeviceSource layout(int cables, FlowControl flowControl, Operation... operations) {
        return TransportLayout.of(
                "app",
                new Program(List.of(operations), 8, 8, flowControl),
                CollectiveScheme.LINEAR,
                RunAhead.NONE,
                cables);
    }

    private static final Operation PUSH = new Operation.Push(new Port(0), DataType.INT, 16);
    private static final Operation POP = new Operation.Pop(new Port(1), DataType.DOUBLE, 40);

    @Test
    void shouldConnectASendKernelToAllItsPeers() {
        DeviceSource device = layout(3, FlowControl.CREDITS, PUSH, POP);

        assertThat(device.sendKernels().get(1).inputs())
                .extracting(KernelInput::fifo)
                .containsExactly("smi_cks_0_to_cks_1", "smi_cks_2_to_cks_1", "smi_ckr_1_to_cks_1", "pop_1_cks_control");
        assertThat(device.sendKernels().get(1).outputs())
                .extracting(KernelOutput::code, KernelOutput::fifo)
                .containsExactly(
                        tuple(0, "smi_cable_out_1"),
                        tuple(1, "smi_cks_1_to_ckr_1"),
                        tuple(2, "smi_cks_1_to_cks_0"),
                        tuple(3, "smi_cks_1_to_cks_2"));
    }

    @Test
    void shouldGiveAReceiveKernelItsPeersAndHardwarePorts() {
        DeviceSource device = layout(3, FlowControl.CREDITS, PUSH, POP);

        assertThat(device.receiveKernels().get(0).inputs())
                .extracting(KernelInput::fifo)
                .containsExactly("smi_cable_in_0", "smi_ckr_1_to_ckr_0", "smi_ckr_2_to_ckr_0", "smi_cks_0_to_ckr_0");
        assertThat(device.receiveKernels().get(0).outputs())
                .extracting(KernelOutput::code, KernelOutput::fifo)
                .containsExactly(
                        tuple(1, "smi_ckr_0_to_ckr_1"), tuple(2, "smi_ckr_0_to_ckr_2"), tuple(3, "pop_1_ckr_data"));
        assertThat(device.receiveKernels().get(1).readyFifos()).containsExactly("push_0_ckr_control");
    }

    @Test
    void shouldGiveBuffersTheDepthOfTheirOperation() {
        assertThat(layout(4, FlowControl.CREDITS, PUSH, POP).portFifos())
                .extracting(Fifo::name, Fifo::depth)
                .containsExactly(
                        tuple("push_0_cks_data", 16),
                        tuple("pop_1_cks_control", 16),
                        tuple("pop_1_ckr_data", 40),
                        tuple("push_0_ckr_control", 16));
    }

    @Test
    void shouldNeedNoControlFifosWhenEager() {
        DeviceSource device = layout(4, FlowControl.EAGER, PUSH, POP);

        assertThat(device.portFifos()).extracting(Fifo::name).containsExactly("push_0_cks_data", "pop_1_ckr_data");
        assertThat(device.receiveKernels()).allMatch(k -> k.readyFifos().isEmpty());
        assertThat(device.credits()).isFalse();
    }

    @Test
    void shouldRouteForOthersWithoutPortsOfItsOwn() {
        DeviceSource device = layout(1, FlowControl.CREDITS);

        assertThat(device.ports()).isZero();
        assertThat(device.kernelFifos())
                .extracting(Fifo::name)
                .containsExactly("smi_cks_0_to_ckr_0", "smi_ckr_0_to_cks_0");
        assertThat(device.receiveKernels().getFirst().outputs()).isEmpty();
    }
}

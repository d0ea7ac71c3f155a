package dev.smi.run.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.smi.emulator.observe.FifoInfo.Kind;
import dev.smi.emulator.observe.FifoMeter;
import dev.smi.emulator.observe.KernelInfo.Role;
import dev.smi.emulator.observe.KernelMeter;
import dev.smi.emulator.observe.Observation;
import dev.smi.emulator.observe.Timing;
import dev.smi.model.CableEnd;
import dev.smi.model.Packet;
import dev.smi.model.Rank;
import dev.smi.model.json.JsonWriter;
import dev.smi.run.model.Estimate.End;
import dev.smi.topology.Shape;
import dev.smi.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {

    private static final Topology BUS = Shape.BUS.make(new int[] {2}, List.of());
    private static final byte[] NOTHING = new byte[4];

    @Test
    void shouldTurnItsAssumptionsIntoCycles() {
        assertThat(new HardwareModel(250, 40, 720, 4, 8).timing()).isEqualTo(new Timing(178, 1.6, 8, 4));
        assertThat(new HardwareModel(156.25, 40, 0, 0, 1).timing()).isEqualTo(new Timing(0, 1, 1, 0));
        assertThat(new HardwareModel(100, 40, 720, 4, 8).timing().cableInterval())
                .as("no more than a packet a cycle")
                .isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HardwareModel(0, 40, 720, 4, 8))
                .withMessageContaining("0.0 MHz");
    }

    @Test
    void shouldTellStepsApart() {
        Observation observation = new Observation();
        run(observation, "first", 101);
        run(observation, "second", 51);
        observation.kernel(new Rank(0), "second", Role.USER);

        Estimate estimate =
                Estimate.of(observation.snapshot(), new HardwareModel(100, 40, 720, 4, 8), BUS, End.COMPLETED);

        assertThat(estimate.steps())
                .containsExactly(
                        new Estimate.Step("first", 100),
                        new Estimate.Step("second", 50),
                        new Estimate.Step("second", 0));
        assertThat(estimate.busiest()).isEmpty();
        assertThat(EstimateText.text(estimate))
                .startsWith("model: 100 MHz, cables of 40 Gbit/s (a packet every 1.00 cycles), 720 ns a hop,")
                .containsPattern("step 1 +100 cycles +1\\.00 us  first\\n")
                .containsPattern("all +150 cycles +1\\.50 us\\n")
                .doesNotContain("busiest");
        assertThat(JsonWriter.line(EstimateText.json(estimate)))
                .contains("\"steps\": [{ \"kernels\": \"first\", \"cycles\": 100, \"us\": 1.0 }")
                .contains("\"cycles\": 150, \"us\": 1.5, \"ended\": \"completed\"")
                .doesNotContain("busiest");
    }

    @Test
    void shouldNameTheBusiestCableAsTheTopologyDoes() {
        Observation observation = new Observation();
        CableEnd from = new CableEnd(new Rank(0), 1);
        CableEnd to = new CableEnd(new Rank(1), 0);
        FifoMeter cable = observation.cable(from, to, "cable rank0:ch1 -> rank1:ch0", 16, Packet.BYTES);
        KernelMeter sender = observation.kernel(new Rank(0), "send", Role.USER);
        for (int i = 0; i < 5; i++) {
            sender.wrote(cable, new byte[Packet.BYTES], 0);
        }

        Estimate estimate =
                Estimate.of(observation.snapshot(), new HardwareModel(100, 40, 720, 4, 8), BUS, End.DEADLOCK);

        assertThat(EstimateText.text(estimate))
                .contains("  up to the deadlock, as the run ended there:\n  step 1")
                .contains("busiest cable: n0:acl0:ch1 -> n1:acl0:ch0, 5 packets, taken in 100.0 %");
        assertThat(JsonWriter.line(EstimateText.json(estimate)))
                .contains("\"ended\": \"deadlock\"")
                .contains(
                        "\"busiest_cable\": { \"name\": \"n0:acl0:ch1 -> n1:acl0:ch0\", \"packets\": 5, \"utilisation\": 1.0");
    }

    private static void run(Observation observation, String name, int elements) {
        FifoMeter fifo = observation.fifo(new Rank(0), name, Kind.OWN, 1000, 4);
        KernelMeter kernel = observation.kernel(new Rank(0), name, Role.USER);
        for (int i = 0; i < elements; i++) {
            kernel.wrote(fifo, NOTHING, 0);
        }
        kernel.ended();
        observation.settle();
    }
}

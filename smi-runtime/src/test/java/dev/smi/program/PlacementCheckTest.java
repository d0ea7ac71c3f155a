package dev.smi.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.DataType;
import dev.smi.model.FlowControl;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Program;
import dev.smi.topology.GridGenerator;
import dev.smi.topology.Topology;
import dev.smi.topology.io.TopologyFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementCheckTest {

    private static final Topology PAIR = GridGenerator.bus(2, List.of());

    private static final Operation PUSH = new Operation.Push(new Port(3), DataType.INT, 16);
    private static final Operation POP = new Operation.Pop(new Port(3), DataType.INT, 16);

    @Test
    void shouldAcceptTwoEndsOfAPort() {
        assertThat(faults(PAIR, load("a", 2, PUSH), load("b", 2, POP))).isEmpty();
    }

    @Test
    void shouldRejectAProgramOfAnotherWorldSize() {
        assertThat(faults(PAIR, load("a", 2, PUSH), load("a", 1, PUSH)))
                .containsExactly(
                        "program a of rank 1 was generated for at most 1 ranks, but the job has 2; run smi-codegen"
                                + " with --max-ranks 2");
    }

    @Test
    void shouldRejectATopologyOfAnotherSize() {
        assertThat(faults(GridGenerator.bus(3, List.of()), load("a", 2, PUSH), load("a", 2, PUSH)))
                .singleElement()
                .asString()
                .contains("has 3 FPGAs, but the job has 2 ranks; launch with -np 3");
    }

    @Test
    void shouldRejectAChannelThatAProgramHasNoKernelFor() {
        Topology grid = GridGenerator.torus(new int[] {2, 2, 2}, List.of());
        RankLoad load = load(grid, "a", 8, PUSH);
        assertThat(PlacementCheck.faults(List.of(load, load, load, load, load, load, load, load), grid))
                .first()
                .asString()
                .contains("was generated for 4 cables")
                .contains("uses channel 5; run smi-codegen with --cables 6");
    }

    @Test
    void shouldRejectTheProgramOfAnotherFpga() {
        Topology named = GridGenerator.bus(2, List.of("a", "b"));
        assertThat(PlacementCheck.faults(List.of(load(named, "a", 2, PUSH), load(named, "a", 2, POP)), named))
                .singleElement()
                .asString()
                .contains("rank 1 loads program a, but the topology")
                .contains("run b");
    }

    @Test
    void shouldRejectEndsThatDisagree() {
        Operation wide = new Operation.Pop(new Port(3), DataType.INT, 32);
        Operation collective = new Operation.Broadcast(new Port(3), DataType.INT, 16);
        for (Operation second : List.of(wide, collective)) {
            assertThat(faults(PAIR, load("a", 2, PUSH), load("b", 2, second)))
                    .singleElement()
                    .asString()
                    .startsWith("port 3 is ")
                    .contains("in program b of rank 1, but push of int with a buffer of 16 packets in program a");
        }
    }

    @Test
    void shouldAcceptAPortThatSendsOneTypeAndReceivesAnother() {
        Operation back = new Operation.Pop(new Port(3), DataType.FLOAT, 16);
        assertThat(faults(PAIR, load("a", 2, PUSH, back), load("b", 2, POP))).isEmpty();
    }

    @Test
    void shouldRejectDifferentTopologies() {
        Topology other = GridGenerator.ring(2, List.of());
        assertThat(PlacementCheck.faults(List.of(load(PAIR, "a", 2, PUSH), load(other, "a", 2, PUSH)), PAIR))
                .singleElement()
                .asString()
                .contains("rank 1 has another topology (here) than rank 0");
    }

    @Test
    void shouldKeepWhatRanksTellEachOther() {
        RankLoad load = load("a", 2, PUSH, POP);
        assertThat(RankLoad.decode(load.encode())).isEqualTo(load);
    }

    private static List<String> faults(Topology topology, RankLoad... loads) {
        return PlacementCheck.faults(
                List.of(loads).stream()
                        .map(l -> new RankLoad(
                                l.program(), l.description(), l.cables(), TopologyFile.text(topology), "here", ""))
                        .toList(),
                topology);
    }

    private static RankLoad load(String name, int maxRanks, Operation... operations) {
        return load(PAIR, name, maxRanks, operations);
    }

    private static RankLoad load(Topology topology, String name, int maxRanks, Operation... operations) {
        Program description = new Program(List.of(operations), 8, maxRanks, FlowControl.CREDITS);
        return new RankLoad(name, description, 4, TopologyFile.text(topology), "here", "");
    }
}

package dev.smi.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.DataType;
import dev.smi.model.FlowControl;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.route.table.RoutingTables;
import dev.smi.topology.GridGenerator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Expected bytes are worked out by hand from docs/design/smi-spec.md, section 3. */
class RoutingTableBuilderTest {

    private static final Network BUS = Network.of(GridGenerator.bus(3, List.of()), 4);

    private static RoutingTables build(Program program) {
        return RoutingTableBuilder.build(
                BUS,
                new ShortestPaths().find(BUS).orElseThrow(),
                List.of(Optional.of(program), Optional.empty(), Optional.of(program)));
    }

    private static final Program PROGRAM = new Program(
            List.of(
                    new Operation.Push(new Port(0), DataType.INT, 16),
                    new Operation.Pop(new Port(2), DataType.INT, 16)),
            8,
            8,
            FlowControl.CREDITS);

    @Test
    void shouldGiveEverySendKernelTheWayToTheRightCable() {
        RoutingTables tables = build(PROGRAM);

        // rank 1 of a bus: rank 0 is out of channel 1, rank 2 out of channel 0
        assertThat(tables.sendTable(new Rank(1), 0)).containsExactly(2, 1, 0);
        assertThat(tables.sendTable(new Rank(1), 1)).containsExactly(0, 1, 2);
        assertThat(tables.sendTable(new Rank(1), 2)).containsExactly(3, 1, 2);
        assertThat(tables.sendTable(new Rank(1), 3)).containsExactly(3, 1, 2);
    }

    @Test
    void shouldGiveEveryReceiveKernelTheWayToTheRightPort() {
        RoutingTables tables = build(PROGRAM);

        // dealt: pop_2_ckr_data to CK_R 0, push_0_ckr_control to CK_R 1
        assertThat(tables.receiveTable(new Rank(0), 0)).containsExactly(0, 1, 0, 0, 4, 0);
        assertThat(tables.receiveTable(new Rank(0), 1)).containsExactly(0, 4, 0, 0, 1, 0);
        assertThat(tables.receiveTable(new Rank(0), 2)).containsExactly(0, 2, 0, 0, 1, 0);
        assertThat(tables.receiveTable(new Rank(0), 3)).containsExactly(0, 2, 0, 0, 1, 0);
        assertThat(tables.ports(1)).isZero();
    }

    @Test
    void shouldLeaveTheControlEntryEmptyWhenEager() {
        RoutingTables tables = build(new Program(PROGRAM.operations(), 8, 8, FlowControl.EAGER));

        assertThat(tables.receiveTable(new Rank(2), 0)).containsExactly(0, 0, 0, 0, 4, 0);
    }
}

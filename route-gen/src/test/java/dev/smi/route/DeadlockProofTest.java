package dev.smi.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.DataType;
import dev.smi.model.FlowControl;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.route.DeadlockProof.Cyclic;
import dev.smi.route.DeadlockProof.Faulty;
import dev.smi.route.DeadlockProof.Proven;
import dev.smi.route.DeadlockProof.TableFault;
import dev.smi.route.DeadlockProof.Turn;
import dev.smi.route.table.RoutingTables;
import dev.smi.route.table.SendCode;
import dev.smi.topology.GridGenerator;
import dev.smi.topology.Topology;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadlockProofTest {

    private static final Topology BUS = GridGenerator.bus(3, List.of());
    private static final Network NETWORK = Network.of(BUS, 2);

    private static RoutingTables bus() {
        return RoutingTableBuilder.build(
                NETWORK, new ShortestPaths().find(NETWORK).orElseThrow(), Collections.nCopies(3, Optional.empty()));
    }

    private static void assertFault(RoutingTables tables, int rank, int cable, int destination, String what) {
        assertThat(DeadlockProof.of(NETWORK, tables))
                .isInstanceOfSatisfying(
                        Faulty.class,
                        faulty -> assertThat(faulty.faults()).anySatisfy(fault -> {
                            assertThat(fault)
                                    .extracting(TableFault::rank, TableFault::cable, TableFault::destination)
                                    .containsExactly(rank, cable, destination);
                            assertThat(fault.what()).contains(what);
                        }));
    }

    @Test
    void shouldProveABus() {
        assertThat(DeadlockProof.of(NETWORK, bus())).isInstanceOf(Proven.class);
    }

    @Test
    void shouldFindTheCycleOfARing() {
        Network ring = Network.of(GridGenerator.ring(8, List.of()), 4);
        RoutingTables tables = RoutingTableBuilder.build(
                ring, new ShortestPaths().find(ring).orElseThrow(), Collections.nCopies(8, Optional.empty()));

        assertThat(DeadlockProof.of(ring, tables)).isInstanceOfSatisfying(Cyclic.class, cyclic -> {
            List<Turn> turns = cyclic.turns();
            assertThat(turns).hasSize(8);
            for (int i = 0; i < 8; i++) {
                Turn turn = turns.get(i);
                assertThat(turn.to()).isEqualTo(turns.get((i + 1) % 8).from());
                assertThat(turn.from() / 4).as("a route that takes the turn").isEqualTo(turn.source());
                assertThat(turn.source()).isNotEqualTo(turn.destination());
            }
        });
    }

    @Test
    void shouldProveARingThatNeverTurnsOverItsLastCable() {
        Network ring = Network.of(GridGenerator.ring(8, List.of()), 4);
        RoutingTables tables = RoutingTableBuilder.build(
                ring, new UpDownPaths().find(ring).orElseThrow(), Collections.nCopies(8, Optional.empty()));

        assertThat(DeadlockProof.of(ring, tables)).isInstanceOf(Proven.class);
    }

    @Test
    void shouldCountTheFifosBetweenReceiveKernels() {
        Program program = new Program(
                List.of(
                        new Operation.Pop(new Port(0), DataType.INT, 16),
                        new Operation.Pop(new Port(1), DataType.INT, 16)),
                8,
                8,
                FlowControl.CREDITS);
        RoutingTables with = RoutingTableBuilder.build(
                NETWORK, new ShortestPaths().find(NETWORK).orElseThrow(), Collections.nCopies(3, Optional.of(program)));

        Proven plain = (Proven) DeadlockProof.of(NETWORK, bus());
        Proven complete = (Proven) DeadlockProof.of(NETWORK, with);
        assertThat(complete.fifos()).isGreaterThan(plain.fifos());
    }

    @Test
    void shouldReportAPacketSentBackWhereItCameFrom() {
        RoutingTables tables = bus();
        // rank 1 got it from rank 0 over its channel 1
        tables.setSendCode(1, 1, 2, SendCode.CABLE);
        assertFault(tables, 1, 1, 2, "back out of the cable");
    }

    @Test
    void shouldReportTwoHopsBetweenSendKernels() {
        Network network = Network.of(BUS, 3);
        RoutingTables tables = RoutingTableBuilder.build(
                network, new ShortestPaths().find(network).orElseThrow(), Collections.nCopies(3, Optional.empty()));
        tables.setSendCode(1, 1, 2, SendCode.toPeer(1, 2));
        tables.setSendCode(1, 2, 2, SendCode.toPeer(2, 0));
        assertThat(DeadlockProof.of(network, tables))
                .isInstanceOfSatisfying(
                        Faulty.class,
                        faulty -> assertThat(faulty.faults().getFirst().what()).contains("came from a CK_S already"));
    }

    @Test
    void shouldReportAWayOutWithoutACable() {
        RoutingTables tables = bus();
        tables.setSendCode(0, 1, 2, SendCode.CABLE);
        assertFault(tables, 0, 1, 2, "without a cable");
    }

    @Test
    void shouldReportAMissingRoute() {
        RoutingTables tables = bus();
        tables.setSendCode(0, 0, 2, SendCode.NO_ROUTE);
        assertFault(tables, 0, 0, 2, "no route although cables lead there");
    }

    @Test
    void shouldReportACodeThatStandsForNothing() {
        RoutingTables tables = bus();
        tables.setSendCode(2, 0, 0, 77);
        assertFault(tables, 2, 0, 0, "code 77");
    }

    @Test
    void shouldReportAForeignRankSentToTheReceiveKernel() {
        RoutingTables tables = bus();
        tables.setSendCode(0, 0, 1, SendCode.TO_RECEIVE_KERNEL);
        assertFault(tables, 0, 0, 1, "code 1 is for the rank itself");
    }

    @Test
    void shouldReportTwoHopsBetweenReceiveKernels() {
        RoutingTables tables = bus();
        tables.setReceiveTable(new Rank(0), 0, new byte[] {1, 0});
        tables.setReceiveTable(new Rank(0), 1, new byte[] {1, 0});
        assertFault(tables, 0, 1, 0, "came from a CK_R already");
    }
}

package dev.smi.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.route.RouteSelection.Verdict;
import dev.smi.route.table.RoutingTables;
import dev.smi.topology.Device;
import dev.smi.topology.GridGenerator;
import dev.smi.topology.Topology;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RouteFinderTest {

    private static final List<Optional<Program>> NO_PROGRAMS = Collections.nCopies(64, Optional.empty());

    private static RouteSelection route(RouteFinder finder, Topology topology) {
        return RouteSelection.select(finder.name(), Network.of(topology, 4), NO_PROGRAMS);
    }

    /**
     * Every pair arrives, and no turn from one cable to the next is part of a cycle: found without the graph of the
     * proof.
     */
    private static void assertFreeOfDeadlock(Topology topology, RoutingTables tables) {
        Network network = Network.of(topology, tables.cables());
        assertThat(CableDependencies.of(network, tables).hasCycle()).isFalse();
    }

    @Property(seed = "1", tries = 200)
    void shouldRouteUpDownOnAnyNetwork(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int size,
            @ForAll @IntRange(min = 2, max = 4) int ports) {
        Topology topology = RandomTopologies.connected(seed, size, ports);

        RouteSelection selection = route(new UpDownPaths(), topology);

        assertThat(selection.proof()).isInstanceOf(DeadlockProof.Proven.class);
        assertThat(selection.metrics().unreachable()).isZero();
        assertFreeOfDeadlock(topology, selection.tables());
        PacketWalk.of(topology, selection.tables()).assertAllArrive();
    }

    /** The way out if no choice of directions suits all destinations. */
    @Property(seed = "10", tries = 100)
    void shouldRouteAlongATreeOnAnyNetwork(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Topology topology = RandomTopologies.connected(seed, size, 4);
        Network network = Network.of(topology, 4);

        Routes routes =
                UpDownPaths.alongTree(network, BreadthFirstOrder.of(network)).orElseThrow();

        RoutingTables tables = RoutingTableBuilder.build(network, routes, NO_PROGRAMS);
        assertThat(DeadlockProof.of(network, tables)).isInstanceOf(DeadlockProof.Proven.class);
        PacketWalk.of(topology, tables).assertAllArrive();
    }

    @Property(seed = "6", tries = 100)
    void shouldAlwaysFindProvenRoutes(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int size,
            @ForAll @IntRange(min = 2, max = 4) int ports) {
        Topology topology = RandomTopologies.connected(seed, size, ports);

        RouteSelection selection = RouteSelection.select(RouteSelection.AUTO, Network.of(topology, 4), NO_PROGRAMS);

        assertThat(selection.isProven()).isTrue();
        assertFreeOfDeadlock(topology, selection.tables());
        long hops = PacketWalk.of(topology, selection.tables()).assertAllArrive();
        assertThat(selection.metrics().averageHops() * selection.metrics().routes() * 4)
                .isCloseTo((double) hops, within(1e-3));
        assertThat(selection.candidates())
                .hasSize(3)
                .allSatisfy(c -> assertThat(c.verdict() != Verdict.PROVEN
                                || c.averageHops() * c.heaviestLoad()
                                        >= selection.metrics().averageHops()
                                                * selection.metrics().heaviestLoad())
                        .isTrue());
    }

    @Property(seed = "2", tries = 200)
    void shouldJudgeShortestPathsAsTheCablesDo(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 24) int size,
            @ForAll @IntRange(min = 2, max = 4) int ports) {
        Topology topology = RandomTopologies.connected(seed, size, ports);

        RouteSelection selection = route(new ShortestPaths(), topology);

        assertThat(selection.metrics().unreachable()).isZero();
        boolean hasCycle = CableDependencies.of(Network.of(topology, 4), selection.tables())
                .hasCycle();
        assertThat(selection.isProven()).isEqualTo(!hasCycle);
    }

    @Test
    void shouldTakeShortestPathsOnABus() {
        RouteSelection bus =
                RouteSelection.select(RouteSelection.AUTO, Network.of(GridGenerator.bus(8, List.of()), 4), NO_PROGRAMS);

        assertThat(bus.algorithm()).isEqualTo("dimension-order");
        assertThat(bus.metrics().longest()).isEqualTo(7);
        assertThat(bus.metrics().averageHops()).isEqualTo(3.0);
    }

    @Test
    void shouldGoRoundARingTheOtherWayWhereItHasTo() {
        RouteSelection ring = RouteSelection.select(
                RouteSelection.AUTO, Network.of(GridGenerator.ring(8, List.of()), 4), NO_PROGRAMS);

        assertThat(ring.algorithm()).isEqualTo("dimension-order");
        assertThat(ring.metrics().averageHops()).isLessThan(2.58);
        assertThat(ring.isProven()).isTrue();
        assertThat(ring.metrics().unreachable()).isZero();
    }

    @Test
    void shouldLeaveUnconnectedFpgasWithoutRoutes() {
        Topology islands = Topology.of(
                List.of(
                        new Device("a:0", Optional.empty()),
                        new Device("b:0", Optional.empty()),
                        new Device("c:0", Optional.empty())),
                List.of(new Cable(new CableEnd(new Rank(0), 0), new CableEnd(new Rank(2), 0))));

        for (RouteFinder finder : List.of(new ShortestPaths(), new UpDownPaths())) {
            RouteSelection selection = route(finder, islands);
            assertThat(selection.isProven()).isTrue();
            assertThat(selection.metrics().routes()).isEqualTo(2);
            assertThat(selection.metrics().unreachable()).isEqualTo(4);
        }
    }

    @Test
    void shouldIgnoreACableBetweenTwoPortsOfOneFpga() {
        Topology loop = Topology.of(
                List.of(new Device("a:0", Optional.empty()), new Device("b:0", Optional.empty())),
                List.of(
                        new Cable(new CableEnd(new Rank(0), 0), new CableEnd(new Rank(0), 1)),
                        new Cable(new CableEnd(new Rank(0), 2), new CableEnd(new Rank(1), 0))));

        for (RouteFinder finder : List.of(new ShortestPaths(), new UpDownPaths())) {
            assertThat(route(finder, loop).metrics().averageHops()).isEqualTo(1.0);
        }
    }
}

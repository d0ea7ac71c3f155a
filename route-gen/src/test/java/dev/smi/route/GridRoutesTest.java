package dev.smi.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.Cable;
import dev.smi.route.DeadlockProof.Proven;
import dev.smi.topology.GridGenerator;
import dev.smi.topology.Topology;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes on grids: how good they are, and that they survive the loss of any cable. */
class GridRoutesTest {

    private static int[] sizes(String size) {
        return java.util.Arrays.stream(size.split("x"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static RouteSelection route(String algorithm, Topology topology) {
        return RouteSelection.select(
                algorithm,
                Network.of(topology, Math.max(4, topology.channels())),
                Collections.nCopies(topology.size(), Optional.empty()));
    }

    /** Limits that are just met; the shortest paths of an 8x8 torus have 4.06 hops, of a 16x16 torus 8.03. */
    @ParameterizedTest
    @CsvSource({
        "4x4, 2.14, 8.5",
        "2x4, 1.72, 4.5",
        "6x6, 3.22, 44",
        "8x8, 4.32, 110",
        "4x4x4, 3.05, 45",
        "3x5x7, 3.75, 150",
        "16x16, 8.80, 1230",
        "2x2x2x2x2, 2.59, 18"
    })
    void shouldRouteToriAlmostAsShortAsPossible(String size, double hops, double load) {
        RouteSelection selection = route("dimension-order", GridGenerator.torus(sizes(size), List.of()));

        assertThat(selection.proof()).isInstanceOf(Proven.class);
        assertThat(selection.metrics().averageHops()).isLessThan(hops);
        assertThat(selection.metrics().heaviestLoad()).isLessThan(load);
        assertThat(route("auto", GridGenerator.torus(sizes(size), List.of())).algorithm())
                .isEqualTo("dimension-order");
    }

    @Test
    void shouldBeatTheClassicAlgorithmsOnATorus() {
        Topology torus = GridGenerator.torus(new int[] {8, 8}, List.of());
        RouteSelection upDown = route("up-down", torus);
        RouteSelection dimensionOrder = route("dimension-order", torus);

        assertThat(upDown.isProven()).isTrue();
        assertThat(upDown.metrics().averageHops())
                .isGreaterThan(dimensionOrder.metrics().averageHops());
        assertThat(upDown.metrics().heaviestLoad())
                .isGreaterThan(dimensionOrder.metrics().heaviestLoad());
    }

    @Property(seed = "4", tries = 60)
    void shouldProveDimensionOrderOnAllGrids(
            @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 5) Integer> sizes,
            @ForAll boolean wraps,
            @ForAll long seed) {
        int[] array = sizes.stream().mapToInt(Integer::intValue).toArray();
        Topology grid = wraps ? GridGenerator.torus(array, List.of()) : GridGenerator.mesh(array, List.of());
        Topology shuffled = ShuffledTopologies.shuffled(grid, 6, seed);

        RouteSelection selection = route("dimension-order", shuffled);

        assertThat(selection.proof()).isInstanceOf(Proven.class);
        PacketWalk.of(shuffled, selection.tables()).assertAllArrive();
    }

    /** Tori of all sizes up to 8x8, which are of one size in each dimension: rings and pairs too. */
    @Test
    void shouldRouteAroundEveryLostCable() {
        for (int rows = 1; rows <= 8; rows++) {
            for (int columns = Math.max(2, rows); columns <= 8; columns++) {
                Topology torus = GridGenerator.torus(new int[] {rows, columns}, List.of());
                for (Cable lost : torus.cables()) {
                    Topology damaged = ShuffledTopologies.without(torus, List.of(lost));
                    RouteSelection selection = route("up-down", damaged);
                    assertThat(selection.proof())
                            .as("%s without %s", torus, lost)
                            .isInstanceOf(Proven.class);
                    assertThat(selection.metrics().unreachable()).isZero();
                }
            }
        }
    }

    /**
     * Far better than going up and down a tree, which takes 4.6 hops and more than 250 routes on the heaviest cable.
     */
    @Test
    void shouldStillRouteATorusAsOneThatHasLostACable() {
        Topology torus = GridGenerator.torus(new int[] {8, 8}, List.of());
        for (int i = 0; i < torus.cables().size(); i += 9) {
            Topology damaged = torus.without(List.of(torus.cables().get(i)));
            RouteSelection selection = RouteSelection.find(
                            RouteSelection.AUTO,
                            Network.of(damaged, 4),
                            Optional.of(Network.of(torus, 4)),
                            Collections.nCopies(64, Optional.empty()))
                    .orElseThrow();

            assertThat(selection.proof()).isInstanceOf(Proven.class);
            assertThat(selection.metrics().unreachable()).isZero();
            assertThat(selection.algorithm()).isEqualTo("dimension-order");
            assertThat(selection.metrics().averageHops()).isLessThan(4.46);
            assertThat(selection.metrics().heaviestLoad()).isLessThan(130);
        }
    }

    @Test
    void shouldSeparateABusThatLosesACable() {
        Topology bus = GridGenerator.bus(8, List.of());
        for (int lost = 0; lost < 7; lost++) {
            RouteSelection selection = route(
                    "auto", ShuffledTopologies.without(bus, List.of(bus.cables().get(lost))));

            assertThat(selection.isProven()).isTrue();
            assertThat(selection.metrics().unreachable()).isEqualTo(2.0 * (lost + 1) * (7 - lost));
        }
    }

    @Test
    void shouldRouteTheMostRanksThatAPacketCanAddress() {
        Topology bus = GridGenerator.bus(256, List.of());
        RouteSelection selection = route("auto", bus);

        assertThat(selection.isProven()).isTrue();
        assertThat(selection.metrics().longest()).isEqualTo(255);
        PacketWalk walk = PacketWalk.of(bus, selection.tables());
        assertThat(walk.walk(0, 3, 255)).isEqualTo(255);
        assertThat(walk.walk(255, 0, 0)).isEqualTo(255);
    }
}

package dev.smi.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.smi.route.DeadlockProof.Proven;
import dev.smi.route.table.RoutingTables;
import dev.smi.topology.Topology;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The proof is only worth something if it refutes what is wrong: good tables are spoiled in one or more places. */
class PlantedFaultsTest {

    private static RoutingTables tables(Topology topology) {
        return RouteSelection.select(
                        RouteSelection.AUTO,
                        Network.of(topology, 4),
                        Collections.nCopies(topology.size(), Optional.empty()))
                .tables();
    }

    /** What the proof lets pass has to arrive, without a cycle of cables; what does not arrive has to be refuted. */
    @Property(seed = "8", tries = 300)
    void shouldProveExactlyWhatArrivesWithoutACycle(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 12) int size,
            @ForAll @IntRange(min = 1, max = 3) int spoiled) {
        Topology topology = RandomTopologies.connected(seed, size, 4);
        Network network = Network.of(topology, 4);
        RoutingTables tables = tables(topology);
        Random random = new Random(seed);
        for (int i = 0; i < spoiled; i++) {
            tables.setSendCode(random.nextInt(size), random.nextInt(4), random.nextInt(size), random.nextInt(6));
        }

        boolean isProven = DeadlockProof.of(network, tables) instanceof Proven;

        boolean arrives = catchThrowable(() -> PacketWalk.of(topology, tables).assertAllArrive()) == null;
        boolean isGood = arrives && !CableDependencies.of(network, tables).hasCycle();
        assertThat(isProven).isEqualTo(isGood);
    }
}

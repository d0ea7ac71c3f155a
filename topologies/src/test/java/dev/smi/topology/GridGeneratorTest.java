package dev.smi.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GridGeneratorTest {

    private static CableEnd end(int rank, int channel) {
        return new CableEnd(new Rank(rank), channel);
    }

    @Test
    void shouldMakeABusOfChannelsZeroAndOne() {
        Topology bus = GridGenerator.bus(3, List.of("app"));

        assertThat(bus.cables()).hasSize(2);
        assertThat(bus.peer(end(0, 0))).contains(end(1, 1));
        assertThat(bus.peer(end(1, 0))).contains(end(2, 1));
        assertThat(bus.peer(end(2, 0))).isEmpty();
        assertThat(bus.peer(end(0, 1))).isEmpty();
    }

    @Test
    void shouldCloseARing() {
        Topology ring = GridGenerator.ring(5, List.of());

        assertThat(ring.cables()).hasSize(5);
        assertThat(ring.peer(end(4, 0))).contains(end(0, 1));
        assertThat(ring.device(new Rank(0)).program()).isEmpty();
    }

    @Test
    void shouldNumberATorusRowByRow() {
        Topology torus = GridGenerator.torus(new int[] {2, 4}, List.of("app"));

        assertThat(torus.size()).isEqualTo(8);
        assertThat(torus.cables()).hasSize(16);
        assertThat(torus.peer(end(1, 2))).contains(end(2, 3));
        assertThat(torus.peer(end(3, 2))).contains(end(0, 3));
        assertThat(torus.peer(end(1, 0))).contains(end(5, 1));
        assertThat(torus.peer(end(5, 0)))
                .as("a dimension of two has two parallel cables")
                .contains(end(1, 1));
    }

    @Test
    void shouldPadNamesSoThatRanksAreRowMajor() {
        Topology mesh = GridGenerator.mesh(new int[] {3, 4}, List.of("even", "odd"));

        assertThat(mesh.device(new Rank(10)).name()).isEqualTo("n10:acl0");
        assertThat(mesh.device(new Rank(2)).name()).isEqualTo("n02:acl0");
        assertThat(mesh.device(new Rank(3)).program()).isEqualTo(Optional.of("odd"));
    }

    @Test
    void shouldMakeNoCableInADimensionOfOne() {
        assertThat(GridGenerator.torus(new int[] {1, 3}, List.of()).cables()).hasSize(3);
        assertThat(GridGenerator.ring(1, List.of()).cables()).isEmpty();
    }

    @Test
    void shouldRejectAnEmptyGrid() {
        assertThatThrownBy(() -> GridGenerator.bus(0, List.of())).hasMessageContaining("0 FPGAs");
    }

    @Property(seed = "1", tries = 100)
    void shouldUseEveryNetworkPortOfATorusOnce(
            @ForAll @IntRange(min = 2, max = 6) int x,
            @ForAll @IntRange(min = 2, max = 6) int y,
            @ForAll @IntRange(min = 2, max = 4) int z) {
        Topology torus = GridGenerator.torus(new int[] {x, y, z}, List.of());

        assertThat(torus.cables()).hasSize(3 * x * y * z);
        assertThat(torus.channels()).isEqualTo(6);
        for (int rank = 0; rank < torus.size(); rank++) {
            for (int channel = 0; channel < 6; channel++) {
                CableEnd here = end(rank, channel);
                CableEnd there = torus.peer(here).orElseThrow();
                assertThat(there.channel()).isEqualTo(channel ^ 1);
                assertThat(torus.peer(there)).contains(here);
            }
        }
    }
}

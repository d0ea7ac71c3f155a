package dev.smi.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import dev.smi.topology.Device;
import dev.smi.topology.GridGenerator;
import dev.smi.topology.Topology;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GridRecognizerTest {

    private static Optional<List<Grid>> recognize(Topology topology) {
        return GridRecognizer.recognize(Network.of(topology, 16));
    }

    private static String description(Topology topology) {
        return recognize(topology).orElseThrow().getFirst().description();
    }

    @Test
    void shouldNameWhatItRecognizes() {
        assertThat(description(GridGenerator.bus(1, List.of()))).isEqualTo("single FPGA");
        assertThat(description(GridGenerator.bus(2, List.of()))).isEqualTo("pair");
        assertThat(description(GridGenerator.ring(2, List.of()))).isEqualTo("pair");
        assertThat(description(GridGenerator.bus(8, List.of()))).isEqualTo("bus of 8");
        assertThat(description(GridGenerator.ring(3, List.of()))).isEqualTo("ring of 3");
        assertThat(description(GridGenerator.ring(8, List.of()))).isEqualTo("ring of 8");
        assertThat(description(GridGenerator.mesh(new int[] {3, 4}, List.of()))).isEqualTo("3x4 mesh");
        assertThat(description(GridGenerator.torus(new int[] {8, 8}, List.of())))
                .isEqualTo("8x8 torus");
        assertThat(description(GridGenerator.torus(new int[] {3, 5, 7}, List.of())))
                .isEqualTo("3x5x7 torus");
        assertThat(description(GridGenerator.torus(new int[] {2, 2, 2}, List.of())))
                .isEqualTo("hypercube of 8");
    }

    @Property(seed = "3", tries = 60)
    void shouldRecognizeGridsWhateverNamesAndChannels(
            @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 6) Integer> sizes,
            @ForAll boolean wraps,
            @ForAll long seed) {
        int[] array = sizes.stream().mapToInt(Integer::intValue).toArray();
        Topology grid = wraps ? GridGenerator.torus(array, List.of()) : GridGenerator.mesh(array, List.of());

        List<Grid> grids = recognize(ShuffledTopologies.shuffled(grid, 6, seed)).orElseThrow();

        assertThat(grids).hasSize(1);
        assertThat(grids.getFirst().dimensions().stream()
                        .mapToInt(Grid.Dimension::size)
                        .reduce(1, (a, b) -> a * b))
                .isEqualTo(grid.size());
    }

    @Test
    void shouldKeepTheDimensionsOfGeneratedGridsInOrder() {
        Grid grid = recognize(GridGenerator.torus(new int[] {3, 5}, List.of()))
                .orElseThrow()
                .getFirst();

        assertThat(grid.dimensions()).extracting(Grid.Dimension::size).containsExactly(3, 5);
        assertThat(grid.coordinates(7)).containsExactly(1, 2);
    }

    @Test
    void shouldNotTakeADamagedTorusForAGrid() {
        Topology torus = GridGenerator.torus(new int[] {4, 5}, List.of());
        for (Cable lost : torus.cables()) {
            assertThat(recognize(ShuffledTopologies.without(torus, List.of(lost))))
                    .isEmpty();
        }
    }

    @Test
    void shouldNotTakeAStarForAGrid() {
        List<Device> devices = List.of(
                new Device("a:0", Optional.empty()),
                new Device("b:0", Optional.empty()),
                new Device("c:0", Optional.empty()),
                new Device("d:0", Optional.empty()));
        List<Cable> cables = List.of(cable(0, 0, 1), cable(0, 1, 2), cable(0, 2, 3));

        assertThat(recognize(Topology.of(devices, cables))).isEmpty();
    }

    @Test
    void shouldRecognizeEachPartOfANetwork() {
        Topology two = Topology.of(
                GridGenerator.bus(7, List.of()).devices(), List.of(cable(0, 0, 3), cable(3, 1, 5), cable(1, 0, 2)));

        assertThat(recognize(two).orElseThrow())
                .extracting(Grid::description)
                .containsExactly("bus of 3", "pair", "single FPGA", "single FPGA");
    }

    private static Cable cable(int from, int channel, int to) {
        return new Cable(new CableEnd(new Rank(from), channel), new CableEnd(new Rank(to), 3));
    }
}

package dev.smi.run.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import dev.smi.topology.Shape;
import dev.smi.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphLayoutTest {

    private static Topology make(String shape, String size) {
        int[] sizes =
                List.of(size.split("x")).stream().mapToInt(Integer::parseInt).toArray();
        return Shape.of(shape).make(sizes, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "bus, 2, bus",
        "bus, 8, bus",
        "bus, 40, bus",
        "ring, 3, ring",
        "ring, 64, ring",
        "mesh, 2x3, grid",
        "torus, 2x4, grid",
        "torus, 8x8, grid",
        "torus, 2x32, grid",
        "torus, 4x4x4, grid",
        "mesh, 2x3x4, grid",
        "full, 6, full",
        "hypercube, 8, grid",
        "hypercube, 64, force",
    })
    void shouldRecogniseShapesAndKeepFpgasApart(String shape, String size, String expected) {
        Topology topology = make(shape, size);

        GraphLayout layout = GraphLayout.of(topology);

        assertThat(layout.name()).isEqualTo(expected);
        assertThat(layout.places()).hasSize(topology.size());
        for (int a = 0; a < topology.size(); a++) {
            for (int b = 0; b < a; b++) {
                assertThat(layout.places().get(a).distance(layout.places().get(b)))
                        .as("ranks %d and %d", a, b)
                        .isGreaterThan(0.2);
            }
        }
    }

    @Test
    void shouldPutGridsWiderThanHighWithNeighboursSideBySide() {
        GraphLayout layout = GraphLayout.of(make("mesh", "4x2"));

        assertThat(layout.places().get(0)).isEqualTo(new Place(0, 0));
        assertThat(layout.places().get(1)).isEqualTo(new Place(0, 1));
        assertThat(layout.places().get(7)).isEqualTo(new Place(3, 1));
    }

    @Test
    void shouldWalkARingWhateverItsRanksAre() {
        Topology ring = cables(5, new int[][] {{0, 3}, {3, 1}, {1, 4}, {4, 2}, {2, 0}});

        GraphLayout layout = GraphLayout.of(ring);

        assertThat(layout.name()).isEqualTo("ring");
        double side = layout.places().get(0).distance(layout.places().get(3));
        assertThat(layout.places().get(1).distance(layout.places().get(4)))
                .isCloseTo(side, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void shouldBendOnlyCablesThatWouldPassOverAnFpga() {
        Topology torus = make("torus", "2x4");
        GraphLayout layout = GraphLayout.of(torus);

        List<Cable> bent = torus.cables().stream().filter(layout::isObstructed).toList();

        assertThat(bent)
                .hasSize(2)
                .allSatisfy(cable -> assertThat(Math.abs(
                                cable.a().rank().value() - cable.b().rank().value()))
                        .isEqualTo(3));
    }

    @Test
    void shouldDrawWhatItDoesNotKnowTheSameEveryTime() {
        Topology star = cables(5, new int[][] {{0, 1}, {0, 2}, {0, 3}, {0, 4}});

        assertThat(GraphLayout.of(star)).isEqualTo(GraphLayout.of(star));
        assertThat(GraphLayout.of(star).name()).isEqualTo("force");
    }

    @Test
    void shouldDrawFpgasWithoutCables() {
        assertThat(GraphLayout.of(cables(1, new int[0][])).places()).hasSize(1);
        assertThat(GraphLayout.of(cables(4, new int[0][])).places()).doesNotHaveDuplicates();
    }

    private static Topology cables(int size, int[][] pairs) {
        int[] used = new int[size];
        List<Cable> cables = java.util.Arrays.stream(pairs)
                .map(pair -> new Cable(
                        new CableEnd(new Rank(pair[0]), used[pair[0]]++),
                        new CableEnd(new Rank(pair[1]), used[pair[1]]++)))
                .toList();
        return Topology.of(make("bus", Integer.toString(size)).devices(), cables);
    }
}

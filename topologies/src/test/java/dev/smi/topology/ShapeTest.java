package dev.smi.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

    private static Topology make(String shape, String size) {
        return Shape.of(shape)
                .make(Arrays.stream(size.split("x")).mapToInt(Integer::parseInt).toArray(), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "bus, 8, 8, 7, 2",
        "ring, 8, 8, 8, 2",
        "ring, 2, 2, 2, 2",
        "mesh, 3x4, 12, 17, 4",
        "mesh, 2x2x2x2x2, 32, 80, 10",
        "torus, 2x4, 8, 16, 4",
        "torus, 3x3x3, 27, 81, 6",
        "torus, 3x3x3x3, 81, 324, 8",
        "Hypercube, 16, 16, 32, 4",
        "hypercube, 1, 1, 0, 0",
        "full, 5, 5, 10, 4",
        "full, 33, 33, 528, 32",
        "full, 1, 1, 0, 0"
    })
    void shouldMakeShapes(String shape, String size, int fpgas, int cables, int channels) {
        Topology topology = make(shape, size);

        assertThat(topology.size()).isEqualTo(fpgas);
        assertThat(topology.cables()).hasSize(cables);
        assertThat(topology.channels()).isEqualTo(channels);
    }

    @Test
    void shouldConnectBitKOfAHypercubeByChannelK() {
        assertThat(make("hypercube", "8").peer(new CableEnd(new Rank(5), 1))).contains(new CableEnd(new Rank(7), 1));
    }

    @Test
    void shouldConnectEveryTwoOfAFullTopology() {
        Topology full = make("full", "4");

        assertThat(full.peer(new CableEnd(new Rank(0), 2))).contains(new CableEnd(new Rank(3), 0));
        assertThat(full.peer(new CableEnd(new Rank(2), 1))).contains(new CableEnd(new Rank(1), 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "star|4|unknown shape \"star\"; known: bus, ring, mesh, torus, hypercube, full",
                "ring|2x2|a ring has one dimension: its size is the number of FPGAs, not 2x2",
                "torus|2x0|size 2x0 has a dimension below 1",
                "mesh|300x300|size 300x300 exceeds 65536 FPGAs",
                "mesh|65536x65536x65536x65536|exceeds 65536 FPGAs",
                "mesh|1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1|exceeds 16 dimensions; an FPGA has at most 32 network ports",
                "hypercube|12|a hypercube has a power of two of FPGAs, not 12; for example 8 or 16",
                "full|34|a fully connected topology has 1 to 33 FPGAs, not 34; an FPGA has at most 32 network ports",
            })
    void shouldSayWhyAShapeCannotHaveASize(String shape, String size, String message) {
        assertThatThrownBy(() -> make(shape, size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}

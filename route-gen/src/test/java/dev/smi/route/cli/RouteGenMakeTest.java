package dev.smi.route.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.cli.testing.CapturedOutput;
import dev.smi.topology.io.TopologyFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteGenMakeTest {

    @TempDir
    Path directory;

    @RegisterExtension
    final CapturedOutput output = new CapturedOutput();

    @Test
    void shouldWriteALinkListByName() {
        Path file = directory.resolve("cube.links");
        assertThat(RouteGen.run("make", "hypercube", "--size", "8", "-o", file.toString()))
                .isZero();
        assertThat(file).content().startsWith("n0:acl0:ch0-n1:acl0:ch0\n").hasLineCount(12);
        assertThat(TopologyFile.read(file).size()).isEqualTo(8);
    }

    @Test
    void shouldWriteALinkListByOption() {
        assertThat(RouteGen.run("make", "full", "--size", "3", "--format", "links"))
                .isZero();
        assertThat(output.out())
                .isEqualTo("n0:acl0:ch0-n1:acl0:ch0\nn0:acl0:ch1-n2:acl0:ch0\nn1:acl0:ch1-n2:acl0:ch1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hypercube|12|--size 12: a hypercube has a power of two of FPGAs, not 12",
                "full|34|--size 34: a fully connected topology has 1 to 33 FPGAs",
                "ring|2x2|--size 2x2: a ring has one dimension",
                "torus|2x|--size 2x is not of the form 8, 2x4 or 2x3x4",
                "torus|2x-1|--size 2x-1: size 2x-1 has a dimension below 1",
                "mesh|1000x1000|--size 1000x1000: size 1000x1000 exceeds 65536 FPGAs",
            })
    void shouldSayWhatIsWrongWithASize(String shape, String size, String message) {
        assertThat(RouteGen.run("make", shape, "--size", size)).isEqualTo(2);
        assertThat(output.err()).contains("error: " + message);
    }
}

package dev.smi.route.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.cli.testing.CapturedOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RouteGenTest {

    @TempDir
    Path directory;

    @RegisterExtension
    final CapturedOutput output = new CapturedOutput();

    private Path make(String shape, String size) {
        Path file = directory.resolve(shape + ".json");
        assertThat(RouteGen.run("make", shape, "--size", size, "--program", "app", "-o", file.toString()))
                .isZero();
        return file;
    }

    private int routes(Path topology, String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "routes";
        arguments[1] = topology.toString();
        arguments[2] = "-o";
        arguments[3] = directory.resolve("routes").toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return RouteGen.run(arguments);
    }

    @Test
    void shouldRefuseShortestPathsOnARingAndPrintTheCycle() {
        Path ring = make("ring", "8");

        assertThat(routes(ring, "--algorithm", "shortest")).isEqualTo(1);
        assertThat(output.err())
                .startsWith(ring + ": error: shortest routes can deadlock: packets on these 8 cables")
                .contains("n0:acl0:ch0 -> n1:acl0:ch1")
                .contains("by the route from rank 0 to rank ");
        assertThat(directory.resolve("routes")).doesNotExist();
    }

    @Test
    void shouldWriteCyclicTablesOnlyWhenAllowed() {
        Path ring = make("ring", "8");

        assertThat(routes(ring, "--algorithm", "shortest", "--allow-cycles")).isZero();
        assertThat(directory.resolve("routes/hostfile")).exists();
        assertThat(output.err()).contains("warning: shortest routes can deadlock");
    }

    @Test
    void shouldFindProvenRoutesForARing() {
        assertThat(routes(make("ring", "8"))).isZero();
        assertThat(output.out())
                .contains("8 FPGAs, 8 cables")
                .contains("proven free of deadlock")
                .contains("wrote 32 tables");
    }

    @Test
    void shouldWriteReceiveTablesForPrograms() throws IOException {
        Files.writeString(
                directory.resolve("app.json"),
                "{\"operations\": [{\"type\": \"pop\", \"port\": 0, \"data_type\": \"int\"}]}");
        Path bus = Files.createDirectories(directory.resolve("in")).resolve("bus.json");
        assertThat(RouteGen.run("make", "bus", "--size", "2", "-o", bus.toString()))
                .isZero();

        assertThat(routes(bus, "--programs", directory.toString())).isZero();
        assertThat(directory.resolve("routes/ckr-rank1-channel2")).hasBinaryContent(new byte[] {1, 0});
    }

    @Test
    void shouldNameTheDescriptionThatIsMissing() {
        assertThat(routes(
                        make("bus", "2"),
                        "--programs",
                        directory.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(output.err()).contains("app.json: error: there is no description of the program that n0:acl0 runs");
    }

    @Test
    void shouldRejectTooFewCables() {
        assertThat(routes(make("torus", "3x3"), "--cables", "3")).isEqualTo(1);
        assertThat(output.err()).contains("the topology uses channel 3, --cables 3 gives channels up to 2");
    }

    @Test
    void shouldTakeMoreCablesWhereTheTopologyHasThem() {
        assertThat(routes(make("torus", "2x2x2"))).isZero();
        assertThat(directory.resolve("routes/cks-rank7-channel5")).exists();
    }

    @Test
    void shouldTellWrongUsage() {
        assertThat(RouteGen.run("make", "bus", "--size", "2x2")).isEqualTo(2);
        assertThat(RouteGen.run("make", "torus", "--size", "0x2")).isEqualTo(2);
        assertThat(RouteGen.run("make", "bus", "--size", "many")).isEqualTo(2);
        assertThat(RouteGen.run("make", "star", "--size", "4")).isEqualTo(2);
        assertThat(RouteGen.run("routes", "x.json", "--algorithm", "fastest")).isEqualTo(2);
        assertThat(RouteGen.run("fly")).isEqualTo(2);
        assertThat(RouteGen.run()).isEqualTo(2);
        assertThat(output.err()).doesNotContain("\tat ");
    }

    @Test
    void shouldReportAMissingTopologyFile() {
        assertThat(routes(directory.resolve("none.json"))).isEqualTo(1);
        assertThat(output.err()).contains("none.json: error: cannot read the file: it does not exist");
    }

    @Test
    void shouldHelpWithExamples() {
        assertThat(RouteGen.run("--help")).isZero();
        assertThat(RouteGen.run("routes", "--help")).isZero();
        assertThat(output.out()).contains("Examples:").contains("auto, dimension-order, up-down, shortest");
    }
}

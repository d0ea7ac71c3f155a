package dev.smi.route.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.cli.testing.CapturedOutput;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.json.JsonParser;
import dev.smi.model.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteGenReportTest {

    @TempDir
    Path directory;

    @RegisterExtension
    final CapturedOutput output = new CapturedOutput();

    private String make(String shape, String size) {
        String file = directory.resolve("topology.json").toString();
        assertThat(RouteGen.run("make", shape, "--size", size, "-o", file)).isZero();
        return file;
    }

    private int routes(String topology, String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "routes";
        arguments[1] = topology;
        arguments[2] = "-o";
        arguments[3] = directory.resolve("routes").toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return RouteGen.run(arguments);
    }

    @Test
    void shouldReportHopsLoadsAndWhatWasWeighed() {
        assertThat(routes(make("torus", "4x4"), "--report")).isZero();
        assertThat(output.out())
                .contains("16 FPGAs, 32 cables (4x4 torus), dimension-order routes: 2.13 hops on average, 4 at most")
                .containsPattern("dimension-order +proven +2.13 +8.0 +17.1 {2}taken: the least of the proven")
                .containsPattern("shortest +can deadlock +2.13")
                .containsPattern("\n {2}2 +96 #{40}\n")
                .contains("load of a cable: 8.0 routes on average, 8.0 on the heaviest, 1.00 times as many");
    }

    @Test
    void shouldReportTheSameAsJson() {
        assertThat(routes(make("bus", "3"), "--json")).isZero();

        JsonObject json = (JsonObject) JsonParser.parse("out", output.out(), new Diagnostics());
        assertThat(json.members())
                .extracting(m -> m.key())
                .containsExactly(
                        "fpgas",
                        "cables",
                        "shape",
                        "routes",
                        "proof",
                        "unreachable_pairs",
                        "hops",
                        "load",
                        "candidates");
        assertThat(output.out()).contains("\"proven\": true").contains("{ \"cable\": \"n0:acl0:ch0 -> n1:acl0:ch1\"");
    }

    @Test
    void shouldReportOnMoreRanksThanTablesCanHave() {
        String bus = make("bus", "300");
        assertThat(routes(bus)).isEqualTo(1);
        assertThat(output.err()).contains("no tables for 300 ranks: a packet can address 256; --report shows");
        assertThat(routes(bus, "--report")).isZero();
        assertThat(output.out()).contains("300 FPGAs, 299 cables (bus of 300)").doesNotContain("wrote");
        assertThat(directory.resolve("routes")).doesNotExist();
    }

    @Test
    void shouldWriteTablesForTheMostRanks() {
        assertThat(routes(make("torus", "16x16"))).isZero();
        assertThat(directory.resolve("routes/cks-rank255-channel3")).hasSize(256);
    }

    @Test
    void shouldRefuseDimensionOrderWithoutAGrid() {
        assertThat(routes(make("full", "5"), "--algorithm", "dimension-order")).isEqualTo(1);
        assertThat(output.err()).contains("this topology is no grid, and dimension-order has no routes for it");
    }

    @ParameterizedTest
    @CsvSource({
        "n0:acl0:ch2-n1:acl0:ch3",
        "n1:acl0:ch3-n0:acl0:ch2",
        "n0:acl0:ch2",
        "n1:acl0:ch3",
    })
    void shouldRouteAroundALostCable(String link) {
        assertThat(routes(make("torus", "2x4"), "--without", link, "--report")).isZero();
        assertThat(output.out())
                .startsWith("8 FPGAs, 15 cables, dimension-order routes: 1.79 hops on average")
                .contains("proven");
    }

    @Test
    void shouldRejectCablesThatAreNotThere() {
        String torus = make("torus", "2x4");
        assertThat(routes(torus, "--without", "n0:acl0:ch9", "--without", "n0:acl0:ch0-n1:acl0:ch3"))
                .isEqualTo(1);
        assertThat(output.err())
                .contains(torus
                        + ": error: there is no cable \"n0:acl0:ch9\" that could be lost; cables are named as in ")
                .contains(
                        "\"n0:acl0:ch0-n1:acl0:ch3\" that could be lost; the cable at n0:acl0:ch0 leads to n4:acl0:ch1");
    }

    @ParameterizedTest
    @CsvSource({"bus, 8", "ring, 8", "torus, 2x4", "torus, 4x4", "torus, 3x3x3", "hypercube, 16", "full, 5", "bus, 1"})
    void shouldDrawPicturesWithEveryRankAndCable(String shape, String size) throws IOException {
        String topology = make(shape, size);
        Path svg = directory.resolve("t.svg");
        Path dot = directory.resolve("t.dot");
        assertThat(routes(topology, "--svg", svg.toString(), "--dot", dot.toString()))
                .isZero();

        int fpgas = Integer.parseInt(output.out().substring(0, output.out().indexOf(' ')));
        String picture = Files.readString(svg);
        assertThat(picture).startsWith("<svg ").endsWith("</svg>\n").doesNotContain("NaN");
        assertThat(picture.split("rx=\"7\"", -1)).hasSize(fpgas + 1);
        String cables = output.out().substring(output.out().indexOf("FPGAs, ") + 7);
        int count = Integer.parseInt(cables.substring(0, cables.indexOf(' ')));
        assertThat(picture.split("<title>", -1)).hasSize(count + 1);
        assertThat(Files.readString(dot).split(" -- ", -1)).hasSize(count + 1);
    }

    @Test
    void shouldDrawIrregularTopologiesAndEscapeNames() throws IOException {
        Path links = directory.resolve("x.links");
        Files.writeString(links, "a&<b:0:ch0-c:0:ch0 c:0:ch1-d:0:ch0 c:0:ch2-e:0:ch1 c:0:ch3-f:0:ch0 f:0:ch1-e:0:ch0");
        Path svg = directory.resolve("x.svg");

        assertThat(routes(links.toString(), "--svg", svg.toString())).isZero();
        assertThat(svg)
                .content()
                .contains("a&amp;&lt;b:0")
                .doesNotContain("a&<b")
                .doesNotContain("NaN");
    }
}

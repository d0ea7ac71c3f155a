package dev.smi.topology.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.io.TextFiles;
import dev.smi.topology.GridGenerator;
import dev.smi.topology.Shape;
import dev.smi.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyFileTest {

    /** The project's own topology files are in the module's folder. */
    private static final Path SHIPPED = Path.of("");

    private static Topology parse(String text) {
        return TopologyFile.parse("t.json", text);
    }

    @Test
    void shouldGiveRanksInStringOrderOfNames() {
        Topology topology = parse("""
                { "fpgas": { "n2:acl0": "a", "n10:acl0": "b", "n1:acl1": null, "n1:acl0": "" },
                  "connections": { "n2:acl0:ch3": "n10:acl0:ch12" } }
                """);

        assertThat(topology.devices())
                .extracting(d -> d.name())
                .containsExactly("n10:acl0", "n1:acl0", "n1:acl1", "n2:acl0");
        assertThat(topology.device(new Rank(0)).program()).contains("b");
        assertThat(topology.device(new Rank(2)).program()).isEmpty();
        assertThat(topology.peer(new CableEnd(new Rank(3), 3))).contains(new CableEnd(new Rank(0), 12));
        assertThat(topology.channels()).isEqualTo(13);
    }

    @Test
    void shouldTakeFpgasFromTheCablesWhereTheyAreNotListed() {
        Topology topology = parse("{ \"connections\": { \"b:x:ch0\": \"a:x:port1\" } }");

        assertThat(topology.devices()).extracting(d -> d.name()).containsExactly("a:x", "b:x");
    }

    @Test
    void shouldRoundTrip(@TempDir Path directory) {
        Topology torus = GridGenerator.torus(new int[] {2, 4}, List.of("app"));
        Path file = directory.resolve("torus.json");
        TextFiles.write(file, TopologyFile.text(torus));
        assertThat(TopologyFile.read(file)).isEqualTo(torus);
    }

    @Test
    void shouldReadTheBusOfThePaper() {
        Topology bus = TopologyFile.read(SHIPPED.resolve("bus-8.json"));

        assertThat(bus.size()).isEqualTo(8);
        assertThat(bus.cables()).hasSize(7);
        assertThat(bus.devices()).extracting(d -> d.node()).containsOnly("n0", "n1", "n2", "n3");
    }

    @Test
    void shouldReadTheTorusOfThePaper() {
        Topology torus = TopologyFile.read(SHIPPED.resolve("torus-2x4.json"));

        assertThat(torus.size()).isEqualTo(8);
        assertThat(torus.cables()).hasSize(16);
        assertThat(torus.channels()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|t.json:1:1: error: a topology is an object with \"fpgas\" and \"connections\", not an array",
                "{\"fpgas\": {}}|t.json:1:1: error: a topology needs at least one FPGA",
                "{\"fpgas\": {\"acl0\": \"a\"}}|t.json:1:12: error: FPGA name \"acl0\" is not of the form node:fpga",
                "{\"fpgas\": {\"n:a\": 1}}|t.json:1:19: error: a program's name has to be a string, not a number",
                "{\"fpgas\": {\"n:a\": \"\", \"n:a\": \"\"}}|t.json:1:23: error: duplicate key \"n:a\"",
                "{\"fpgas\": {\"n:a\": \"\"}, \"links\": {}}|t.json:1:24: error: unknown key \"links\"",
                "{\"fpgas\": {\"n:a\": \"\"}, \"connections\": {\"n:a:ch0\": \"n:b:ch0\"}}"
                        + "|t.json:1:51: error: unknown FPGA \"n:b\"; add it to \"fpgas\"",
                "{\"fpgas\": {\"n:a\": \"\"}, \"connections\": {\"n:a:ch0\": \"n:a:ch0\"}}"
                        + "|t.json:1:40: error: cable from n:a:ch0 to itself",
                "{\"fpgas\": {\"n:a\": \"\", \"n:b\": \"\"}, \"connections\":"
                        + " {\"n:a:ch0\": \"n:b:ch0\", \"n:b:ch0\": \"n:a:ch0\"}}"
                        + "|t.json:1:73: error: network port n:b:ch0 is used twice, first at line 1",
                "{\"fpgas\": {\"n:a\": \"\"}, \"connections\": {\"n:a:ch0\": 3}}"
                        + "|t.json:1:51: error: the other end of a cable has to be a string",
                "{\"fpgas\": {\"n:a\": \"\", \"n:b\": \"\"}, \"connections\":"
                        + " {\"n:a:ch0\": \"n:b:ch0\", \"n:a:x0\": \"n:b:ch1\"}}"
                        + "|t.json:1:73: error: network port n:a:x0 is used twice, first at line 1",
                "{\"fpgas\": {\"n:a\": \"\"}, \"connections\": {\"n:a:ch0\": \"n:a:ch1\", \"n:a:ch0\": \"n:a:ch2\"}}"
                        + "|t.json:1:62: error: duplicate key \"n:a:ch0\"; it stands at line 1 already",
                "{\"fpgas\": {\"n:a\": \"\"}, \"connections\": {\"ch0\": \"n:a:ch1\"}}"
                        + "|t.json:1:40: error: \"ch0\" is not of the form node:fpga:chN",
                "{\"fpgas\": {\"n:a\": \"\"}, \"connections\": {\"n:a:ch\u0663\": \"n:a:ch1\"}}"
                        + "|t.json:1:40: error: \"n:a:ch\u0663\" is not of the form node:fpga:chN",
                "{\"fpgas\": []}|t.json:1:11: error: \"fpgas\" has to be an object, not an array",
                "{\"connections\": {}}|t.json:1:1: error: a topology needs at least one FPGA",
                "{\"fpgas\": {\"n:a\": \"\"}|t.json:1:22: error: not JSON: Unexpected end-of-input",
                "n:a:ch0-n:b:ch0|t.json:1:1: error: not JSON: Unrecognized token 'n'",
                "``|t.json: error: the file holds no JSON value",
                "{\"fpgas\": {\"n:a\": \"\"}, \"connections\": {\"n:a:ch\": \"n:a:ch1\"}}"
                        + "|t.json:1:40: error: \"n:a:ch\" is not of the form node:fpga:chN",
                "{\"fpgas\": {\"n:a\": \"\"}, \"connections\": {\"n:a:ch32\": \"n:a:ch1\"}}"
                        + "|t.json:1:40: error: channel 32 exceeds 31; the network ports of an FPGA are numbered from 0",
                "{\"fpgas\": {\"n:a\": \"\"}, \"connections\": {\"n:a:ch99999999999\": \"n:a:ch1\"}}"
                        + "|t.json:1:40: error: channel 99999999999 exceeds 31",
            })
    void shouldPointAtTheFault(String text, String expected) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageStartingWith(expected);
    }

    @Test
    void shouldGiveRanksToFpgasWithoutCables() {
        assertThat(parse("{\"fpgas\": {\"n:b\": \"\", \"n:a\": \"app\"}}").size())
                .isEqualTo(2);
    }

    @Property(seed = "7", tries = 100)
    void shouldReadWhatWasWritten(
            @ForAll Shape shape,
            @ForAll @IntRange(min = 1, max = 4) int size,
            @ForAll @Size(max = 2) List<@AlphaChars @StringLength(min = 1, max = 5) String> programs) {
        Topology topology = shape.make(new int[] {1 << size}, programs);

        assertThat(TopologyFile.parse("t.json", TopologyFile.text(topology))).isEqualTo(topology);
        assertThat(TopologyFile.parse("t.links", TopologyFile.linkList(topology)))
                .isEqualTo(shape.make(new int[] {1 << size}, List.of()));
    }

    @Test
    void shouldReportAllFaultsTogether() {
        assertThatThrownBy(() ->
                        parse("{\"fpgas\": {\"a\": \"\", \"n:b\": 1},\n\"connections\": {\"x:y:ch0\": \"n:b:0\"}}"))
                .satisfies(
                        e -> assertThat(((DiagnosticException) e).diagnostics()).hasSize(3));
    }
}

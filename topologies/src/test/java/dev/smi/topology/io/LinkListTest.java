package dev.smi.topology.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.topology.GridGenerator;
import dev.smi.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkListTest {

    private static Topology parse(String text) {
        return TopologyFile.parse("t.links", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n00:acl0:ch0-n01:acl0:ch1",
                "--fpgalink=n00:acl0:ch0-n01:acl0:ch1",
                "--fpgalink n00:acl0:ch0-n01:acl0:ch1",
                "--fpgalink=\"n00:acl0:ch0-n01:acl0:ch1\"",
                "--fpgalink='n00:acl0:ch0-n01:acl0:ch1' \\\n  # the only one",
                "# a pair\n\n   \"--fpgalink=n00:acl0:ch0-n01:acl0:ch1\"  # n02:acl0:ch0-n03:acl0:ch0",
            })
    void shouldReadALinkHoweverItIsWritten(String text) {
        Topology topology = parse(text);

        assertThat(topology.devices()).extracting(d -> d.name()).containsExactly("n00:acl0", "n01:acl0");
        assertThat(topology.peer(new CableEnd(new Rank(0), 0))).contains(new CableEnd(new Rank(1), 1));
    }

    @Test
    void shouldReadAllDigitsOfAChannelAndHyphensInNames() {
        Topology topology = parse("fpga-0001:acl0:ch12-fpga-0002:acl-1:ch3, fpga-0001:acl0:ch1-fpga-0002:acl-1:ch0");

        assertThat(topology.devices()).extracting(d -> d.name()).containsExactly("fpga-0001:acl0", "fpga-0002:acl-1");
        assertThat(topology.peer(new CableEnd(new Rank(0), 12))).contains(new CableEnd(new Rank(1), 3));
        assertThat(topology.cables()).hasSize(2);
    }

    @Test
    void shouldTellALinkListByItsContent() {
        assertThat(TopologyFile.parse("links.txt", "# mine\nn0:a:ch0-n1:a:ch0").size())
                .isEqualTo(2);
        assertThat(TopologyFile.parse("topology", " {\"fpgas\": {\"n:a\": \"\"}}")
                        .size())
                .isEqualTo(1);
        assertThat(TopologyFile.parse("topology", "// one\n{\"fpgas\": {\"n:a\": \"\"}}")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void shouldKeepInCommentsWhatALinkListCannotSay() {
        assertThat(TopologyFile.linkList(GridGenerator.bus(1, List.of("app"))))
                .isEqualTo("# n0:acl0 has no cable\n# n0:acl0 runs app\n");
        assertThat(TopologyFile.linkList(GridGenerator.bus(2, List.of()))).isEqualTo("n0:acl0:ch0-n1:acl0:ch1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|t.links: error: a link list needs at least one link, for example n00:acl0:ch0-n01:acl0:ch1",
                "# none|t.links: error: a link list needs at least one link",
                "--fpgalink=pair|t.links:1:12: error: \"pair\" is no link between two network ports; write every link out",
                "a:b:ch0-eth|t.links:1:1: error: \"a:b:ch0-eth\" is no link between two network ports; links to the Ethernet",
                "a:b:ch0 a:c:ch0|t.links:1:1: error: \"a:b:ch0\" is no link",
                "a:b:ch0-c:ch1|t.links:1:9: error: \"c:ch1\" is not of the form node:fpga:chN",
                "a:b:ch0-c:d:ch|t.links:1:9: error: \"c:d:ch\" is not of the form node:fpga:chN",
                "a:b:ch0-a:b:ch0|t.links:1:1: error: cable from a:b:ch0 to itself",
                "a:b:ch0-c:d:ch32|t.links:1:9: error: channel 32 exceeds 31",
                "a:b:ch0-c:d:ch0, c:d:ch0-a:b:ch1|t.links:1:18: error: network port c:d:ch0 is used twice, first at line 1",
            })
    void shouldPointAtTheFault(String text, String expected) {
        assertThatThrownBy(() -> parse(text == null ? "" : text))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageStartingWith(expected);
    }
}

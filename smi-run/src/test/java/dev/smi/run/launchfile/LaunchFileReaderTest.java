package dev.smi.run.launchfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.Rank;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.run.launchfile.LaunchFile.ArgumentEntry;
import dev.smi.run.launchfile.LaunchFile.Contents;
import dev.smi.run.launchfile.LaunchFile.Expected;
import dev.smi.run.launchfile.LaunchFile.PictureEntry;
import dev.smi.run.launchfile.LaunchFile.StepEntry;
import dev.smi.run.launchfile.LaunchFile.TopologyEntry;
import dev.smi.run.picture.Coloring;
import dev.smi.run.picture.Colors;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchFileReaderTest {

    private static LaunchFile parse(String text) {
        return LaunchFileReader.parse(Path.of("dir/l.json"), text);
    }

    /** A launch file that is right but for the given members. */
    private static String with(String members) {
        return "{\"topology\": \"t.json\", \"programs\": {\"app\": {\"sources\": [\"app.cl\"]}}, " + members + "}";
    }

    @Test
    void shouldReadEverythingThatIsSpecified() {
        LaunchFile launch = parse("""
                { // a comment
                  "topology": {"make": "torus", "size": "2x4"},
                  "programs": { "app": { "sources": ["app.cl", "sub/b.cl"], "include": ["."], "define": {"N": "1024", "M": 3} } },
                  "options":  { "cables": 6, "read_limit": 2, "eager": true, "max_ranks": 16 },
                  "buffers":  [ { "rank": "*", "name": "mem", "type": "int", "count": 4, "init": "zero" },
                                { "rank": [0, "2-3"], "name": "in", "type": "double", "count": 2, "init": [1, -0.5] },
                                { "name": "file", "type": "uchar", "count": 9, "init": {"file": "x.bin"} } ],
                  "steps": [
                    { "set":    { "mem": "iota" },
                      "run":    [ { "rank": 0, "kernel": "send", "args": [1024, 7.5, "$comm", "$rank", "$ranks", "@mem"] },
                                  { "rank": "1-7", "kernel": "receive", "background": true } ],
                      "expect": [ { "rank": 7, "buffer": "mem", "values": "iota" },
                                  { "rank": 7, "buffer": "mem", "values": [0.5], "at": 10, "tolerance": 1e-6 },
                                  { "rank": 7, "buffer": "mem", "values": 3 },
                                  { "rank": 7, "buffer": "mem", "values": {"file": "e.bin", "split": true} } ],
                      "save":   [ { "rank": 1, "buffer": "mem", "file": "sub/mem.bin" } ],
                      "pictures": [ { "buffer": "in", "file": "in.png", "tiles": "2x4", "width": 2, "colors": "heat", "max": 9 } ],
                      "deadline_s": 0.5 } ]
                }
                """);

        assertThat(((TopologyEntry.Made) launch.topology()).sizes()).containsExactly(2, 4);
        assertThat(launch.programs().getFirst().sources())
                .containsExactly(Path.of("dir/app.cl"), Path.of("dir/sub/b.cl"));
        assertThat(launch.programs().getFirst().macros()).isEqualTo(Map.of("N", "1024", "M", "3"));
        assertThat(launch.options().cables()).contains(6);
        assertThat(launch.options().isEager()).isTrue();
        assertThat(launch.buffers().get(1).contents())
                .isInstanceOfSatisfying(
                        Contents.Values.class,
                        v -> assertThat(v.values()).containsExactly(BigDecimal.ONE, new BigDecimal("-0.5")));
        assertThat(launch.buffers().get(2).contents())
                .isInstanceOfSatisfying(
                        Contents.FromFile.class, f -> assertThat(f.file()).isEqualTo(Path.of("dir/x.bin")));
        StepEntry step = launch.steps().getFirst();
        assertThat(step.seconds()).contains(new BigDecimal("0.5"));
        assertThat(step.runs().getFirst().arguments())
                .extracting(Object::getClass)
                .containsExactly(
                        ArgumentEntry.Literal.class,
                        ArgumentEntry.Literal.class,
                        ArgumentEntry.Communicator.class,
                        ArgumentEntry.OwnRank.class,
                        ArgumentEntry.RankCount.class,
                        ArgumentEntry.BufferName.class);
        assertThat(step.runs().get(1).isBackground()).isTrue();
        assertThat(step.expects())
                .extracting(e -> (Object) e.expected().getClass())
                .containsExactly(
                        Expected.Iota.class, Expected.Values.class, Expected.Same.class, Expected.FromFile.class);
        assertThat(step.saves().getFirst().file().path()).isEqualTo(Path.of("sub/mem.bin"));
        PictureEntry picture = step.pictures().getFirst();
        assertThat(List.of(picture.tileRows(), picture.tileColumns(), picture.width(), picture.scale()))
                .containsExactly(2, 4, 2, 1);
        assertThat(picture.coloring())
                .isEqualTo(new Coloring(Colors.HEAT, OptionalDouble.empty(), OptionalDouble.of(9)));
    }

    @Test
    void shouldKnowWhichRanksAreMeant() {
        LaunchFile launch = parse(
                with("\"buffers\": [{\"rank\": [3, \"0-1\", 1], \"name\": \"a\", \"type\": \"int\", \"count\": 1}],"
                        + " \"steps\": []"));
        Diagnostics diagnostics = new Diagnostics();

        assertThat(launch.buffers().getFirst().ranks().resolve(4, diagnostics))
                .extracting(Rank::value)
                .containsExactly(0, 1, 3);
        assertThat(diagnostics.all()).isEmpty();
        launch.buffers().getFirst().ranks().resolve(3, diagnostics);
        assertThat(diagnostics.all().getFirst().message()).isEqualTo("there is no rank 3; the topology has ranks 0..2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|dir/l.json:1:1: error: a launch file is an object, not an array",
                "{\"programs\": {}, \"steps\": []}|dir/l.json:1:1: error: \"topology\" is missing here",
                "{\"topology\": 3, \"programs\": {}, \"steps\": []}|dir/l.json:1:14: error: \"topology\" has to be a file name",
                "{\"topology\": {\"make\": \"bus\", \"size\": \"big\"}, \"programs\": {}, \"steps\": []}"
                        + "|dir/l.json:1:38: error: size \"big\" is not of the form 8, 2x4 or 2x3x4",
                "{\"topology\": \"t\", \"programs\": {\"a\": {}}, \"steps\": []}"
                        + "|dir/l.json:1:37: error: \"sources\" is missing here",
            })
    void shouldPointAtTheFault(String text, String expected) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageStartingWith(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"steps\": [7]|a step has to be an object, not a number",
                "\"step\": []|unknown key \"step\"; known here: topology, programs, options, buffers, steps",
                "\"steps\": [], \"options\": {\"cables\": 33}|\"cables\" is 33; it has to be a whole number within 1..32",
                "\"steps\": [], \"options\": {\"max_ranks\": 257}|\"max_ranks\" is 257",
                "\"steps\": [{\"run\": [{\"rank\": -1, \"kernel\": \"k\"}]}]|a rank is -1",
                "\"steps\": [{\"run\": [{\"rank\": \"7-1\", \"kernel\": \"k\"}]}]|a rank has to be a number, a range",
                "\"steps\": [{\"run\": [{\"rank\": 0}]}]|\"kernel\" is missing here",
                "\"steps\": [{\"run\": [{\"rank\": 0, \"kernel\": \"k\", \"args\": [\"$com\"]}]}]|an argument has to be a number",
                "\"steps\": [{\"run\": [], \"deadline_s\": 0}]|a deadline has to be more than 0 seconds",
                "\"steps\": [{\"run\": [], \"expect\": [{\"rank\": 0, \"buffer\": \"b\", \"values\": \"three\"}]}]"
                        + "|expected values have to be",
                "\"steps\": [{\"run\": [], \"save\": [{\"buffer\": \"b\", \"file\": \"../b\"}]}]"
                        + "|\"../b\" is no file within the output directory; choose that with -o",
                "\"steps\": [{\"run\": [], \"save\": [{\"buffer\": \"b\", \"file\": \"/b\"}]}]"
                        + "|\"/b\" is no file within",
                "\"steps\": [{\"run\": [], \"save\": [{\"buffer\": \"b\"}]}]" + "|\"file\" is missing here",
                "\"steps\": [{\"run\": [], \"pictures\": [{\"buffer\": \"b\", \"width\": 2, \"file\": \"b.gif\", \"colors\": \"heat\"}]}]"
                        + "|pictures are PNG files; give \"b.gif\" the ending .png",
                "\"steps\": [{\"run\": [], \"pictures\": [{\"buffer\": \"b\", \"width\": 2, \"file\": \"b.png\", \"colors\": \"red\"}]}]"
                        + "|unknown colors \"red\"; known: heat, viridis, gray, labels, rgb",
                "\"steps\": [{\"run\": [], \"pictures\": [{\"buffer\": \"b\", \"width\": 2, \"file\": \"b.png\", \"colors\": \"rgb\", \"min\": 1}]}]"
                        + "|\"min\" and \"max\": rgb has no least",
                "\"steps\": [{\"run\": [], \"pictures\": [{\"buffer\": \"b\", \"width\": 2, \"file\": \"b.png\", \"colors\": \"gray\", \"min\": 1, \"max\": 1}]}]"
                        + "|1.0 is not below 1.0",
                "\"steps\": [{\"run\": [], \"pictures\": [{\"buffer\": \"b\", \"width\": 2, \"file\": \"b.png\", \"colors\": \"gray\", \"tiles\": \"0x2\"}]}]"
                        + "|tiles \"0x2\" are not of the form 2x4",
                "\"steps\": [], \"buffers\": [{\"name\": \"b\", \"type\": \"int3\", \"count\": 1}]|unknown type \"int3\"; known: char",
                "\"steps\": [], \"buffers\": [{\"name\": \"b\", \"type\": \"int\", \"count\": 0}]|\"count\" is 0",
                "\"steps\": [], \"buffers\": [{\"name\": \"b\", \"type\": \"int\", \"count\": 1, \"init\": \"ones\"}]|contents have to be",
            })
    void shouldSayWhatIsWrong(String members, String expected) {
        assertThatThrownBy(() -> parse(with(members)))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageStartingWith("dir/l.json:1:")
                .hasMessageContaining(expected);
    }

    @Test
    void shouldReportAllFaultsTogether() {
        assertThatThrownBy(() -> parse("{\"topology\": 1, \"programs\": 2, \"steps\": 3, \"more\": 4}"))
                .satisfies(
                        e -> assertThat(((DiagnosticException) e).diagnostics()).hasSize(4));
    }
}

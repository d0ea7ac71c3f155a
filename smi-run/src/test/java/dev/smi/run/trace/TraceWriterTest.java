package dev.smi.run.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.emulator.observe.FifoSnapshot;
import dev.smi.emulator.observe.Observation;
import dev.smi.emulator.observe.Timing;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.io.TextFiles;
import dev.smi.model.json.JsonWriter;
import dev.smi.run.LaunchRunner;
import dev.smi.run.RunReport;
import dev.smi.run.launchfile.LaunchFileReader;
import dev.smi.run.stats.Statistics;
import dev.smi.run.stats.StatisticsJson;
import dev.smi.run.stats.StatisticsText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Traces and statistics of apps/stencil with small tiles and three sweeps. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TraceWriterTest {

    private static final Path STENCIL = Path.of(System.getProperty("smi.home", ".."))
            .resolve("apps/stencil/stencil.cl")
            .toAbsolutePath();
    private static final int TILE = 16;
    private static final int SWEEPS = 3;

    @TempDir
    static Path directory;

    private static LaunchRunner stencil;
    private static Observation observation;
    private static RunReport report;
    private static String trace;

    /** A trace, and what it shows. */
    private record Traced(Path file, RunReport report, Observation observation) {}

    @BeforeAll
    static void run() {
        Path file = directory.resolve("stencil.json");
        TextFiles.write(file, """
                {"topology": {"make": "torus", "size": "2x2"},
                 "programs": {"stencil": {"sources": ["%s"], "define": {"ROWS": "%d", "COLS": "%2$d"}}},
                 "buffers": [{"rank": "*", "name": "grid", "type": "float", "count": %d},
                             {"rank": "*", "name": "is_fixed", "type": "uchar", "count": %3$d}],
                 "steps": [{"run": [{"rank": "*", "kernel": "prepare", "args": ["@grid", "@is_fixed", 2, "$comm"]}]},
                           {"run": [{"rank": "*", "kernel": "jacobi", "args": ["@grid", "@is_fixed", %d, 2, "$comm"]}]}]}
                """.formatted(STENCIL, TILE, TILE * TILE, SWEEPS));
        stencil = new LaunchRunner(
                LaunchFileReader.read(file), directory.resolve("out"), Optional.empty(), (_, _, _) -> {});
        Traced traced = traced("trace.json", Long.MAX_VALUE);
        observation = traced.observation();
        report = traced.report();
        trace = TextFiles.read(traced.file());
    }

    private static Traced traced(String name, long limit) {
        Path file = directory.resolve(name);
        try (TraceWriter writer = new TraceWriter(file, stencil.topology(), Map.of("seed", 0), limit)) {
            Observation watched = new Observation(Timing.PLAIN, writer);
            RunReport passed = stencil.run((_, _, _) -> {}, new FabricOptions(0, Optional.of(watched)));
            writer.commit();
            return new Traced(file, passed, watched);
        }
    }

    @Test
    void shouldKeepTheRulesOfTheFormat() {
        TraceFormat format = new TraceFormat(trace);
        format.check();

        assertThat(report.isPassed()).isTrue();
        assertThat(format.events("i")).isEmpty();
        assertThat(format.about().member("time")).isPresent();
        assertThat(format.events("M").stream().filter(e -> e.text("name").equals("process_name")))
                .hasSize(5);
        assertThat(format.events("X").stream().map(e -> e.text("name")))
                .contains("running", "waits to read smi_ckr_0_to_ckr_1");
    }

    @Test
    void shouldBeTheSameInEveryRun() {
        assertThat(TextFiles.read(traced("again.json", Long.MAX_VALUE).file())).isEqualTo(trace);
    }

    /** A line of 16 floats is 3 packets; every tile of 2 x 2 has two neighbours. */
    @Test
    void shouldFollowEveryPacketFromPushToPop() {
        TraceFormat format = new TraceFormat(trace);
        long ends = format.events("f").size();
        long packets = 4 * 2 * 3 * SWEEPS;

        assertThat(ends).isGreaterThanOrEqualTo(packets);
        List<Long> begun = format.events("s").stream().map(e -> e.number("id")).toList();
        List<Long> ended = format.events("f").stream().map(e -> e.number("id")).toList();
        assertThat(begun).doesNotHaveDuplicates().containsAll(ended);
        assertThat(ended).doesNotHaveDuplicates();
        long left = observation.snapshot().fifos().stream()
                .mapToLong(FifoSnapshot::fill)
                .sum();
        assertThat(begun)
                .as("all but a credit for each push")
                .hasSize(ended.size() + 16)
                .hasSize(ended.size() + (int) left);
        long cablePackets = report.steps().stream()
                .flatMap(step -> step.traffic().stream())
                .mapToLong(cable -> cable.packets())
                .sum();
        assertThat((long) format.events("t").size()).isGreaterThanOrEqualTo(2 * cablePackets);
    }

    @Test
    void shouldCompressIfTheNameSaysSo() throws IOException {
        byte[] bytes =
                TextFiles.readBytes(traced("trace.json.gz", Long.MAX_VALUE).file());

        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(trace);
        }
    }

    @Test
    void shouldEndWhatIsOpenWhenThereAreTooManyEvents() {
        String cut = TextFiles.read(traced("cut.json", 500).file());

        TraceFormat format = new TraceFormat(cut);
        format.check();
        assertThat(format.events("i"))
                .singleElement()
                .satisfies(note -> assertThat(note.text("name")).contains("cut here: more than 500 events"));
        assertThat(cut.length()).isLessThan(trace.length() / 2);
    }

    @Test
    void shouldLeaveNothingBehindThatWasNotFinished() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        try (TraceWriter writer = new TraceWriter(empty.resolve("t.json"), stencil.topology(), Map.of(), 10)) {
            assertThat(writer.cutAt()).isNegative();
        }

        try (Stream<Path> files = Files.list(empty)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void shouldSayWhyAFileCannotBeWritten() {
        assertThatThrownBy(() -> new TraceWriter(directory, stencil.topology(), Map.of(), 10))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("cannot write the file: it is a directory");
    }

    @Test
    void shouldCountTheSameAsTheReport() {
        Statistics statistics = Statistics.of(observation.snapshot(), stencil.topology());

        long packets = statistics.cables().stream()
                .mapToLong(row -> row.counted().written())
                .sum();
        assertThat(packets)
                .isPositive()
                .isEqualTo(report.steps().stream()
                        .flatMap(step -> step.traffic().stream())
                        .mapToLong(cable -> cable.packets())
                        .sum());
        assertThat(statistics.fifos())
                .allMatch(row ->
                        row.counted().highestFill() <= row.counted().info().capacity());
        assertThat(statistics.kernels())
                .allMatch(row -> row.running() >= 0
                        && row.running() + row.dataWaits() + row.roomWaits() <= statistics.cycles() + 2);
    }

    @Test
    void shouldShowTheTopOfEveryTable() {
        Statistics statistics = Statistics.of(observation.snapshot(), stencil.topology());
        String text = StatisticsText.text(statistics, 3);

        assertThat(text)
                .startsWith("statistics: " + statistics.cycles() + " cycles")
                .contains("kernels, by the time", "FIFOs, by the cycles", "cables, by packets")
                .contains("more; --stats-rows 0 shows all");
        assertThat(StatisticsText.text(statistics, 0)).doesNotContain("--stats-rows");
        assertThat(JsonWriter.document(StatisticsJson.value(statistics)))
                .contains("\"cycles\": " + statistics.cycles(), "\"kind\": \"cable\"", "\"role\": \"user\"");
    }
}

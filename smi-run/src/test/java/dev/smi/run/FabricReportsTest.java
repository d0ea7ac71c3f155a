package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.emulator.RunOutcome;
import dev.smi.emulator.cache.ModuleCache;
import dev.smi.model.io.TextFiles;
import dev.smi.run.launchfile.LaunchFileReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong is reported on the fast fabric as it is on the generated kernels. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FabricReportsTest {

    private static final Path SOURCES = Path.of("src/test/launch").toAbsolutePath();

    /** Compiled programs, for all tests of the class. */
    @TempDir
    static Path cache;

    @TempDir
    Path directory;

    private RunOutcome outcome(FabricKind fabric, String program, String options, String runs) {
        return outcome(fabric, program, options, runs, Duration.ofSeconds(30));
    }

    private RunOutcome outcome(FabricKind fabric, String program, String options, String runs, Duration deadline) {
        Path file = directory.resolve("launch.json");
        TextFiles.write(file, """
                {"topology": {"make": "bus", "size": "3"},
                 "programs": {"%1$s": {"sources": ["%2$s/%1$s/%1$s.cl"]}}, "options": {%3$s},
                 "buffers": [{"rank": "*", "name": "mem", "type": "int", "count": 10000}],
                 "steps": [{"run": [%4$s]}]}
                """.formatted(program, SOURCES, options, runs));
        RunReport report = new LaunchRunner(
                        LaunchFileReader.read(file),
                        directory.resolve("out"),
                        Optional.of(deadline),
                        (_, _, _) -> {},
                        fabric,
                        ModuleCache.in(cache, _ -> {}))
                .run();
        return report.steps().getLast().outcome();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // a message that is too short
                "order||{`rank`: 1, `kernel`: `push_push`, `args`: [5, 0, `$comm`]},"
                        + "{`rank`: 0, `kernel`: `pop_pop`, `args`: [`@mem`, 9, 1, `$comm`]}",
                // nobody takes packets out: credits run out
                "order||{`rank`: 0, `kernel`: `push_push`, `args`: [9999, 2, `$comm`]}",
                // the same without credits: packets stand in every FIFO of the way
                "order|`eager`: true|{`rank`: 0, `kernel`: `push_push`, `args`: [9999, 2, `$comm`]}",
                // somebody takes other packets out
                "order|`eager`: true|{`rank`: 0, `kernel`: `push_push`, `args`: [9999, 2, `$comm`]},"
                        + "{`rank`: 2, `kernel`: `pop_pop`, `args`: [`@mem`, 9999, 0, `$comm`]}",
                // a rank does not take part
                "collectives||{`rank`: `0-1`, `kernel`: `broadcast_int`, `args`: [`@mem`, 5, 1, 2, `$comm`]}",
                "collectives||{`rank`: `1-2`, `kernel`: `reduce_int`, `args`: [`@mem`, 500, 1, 2, `$comm`]}",
                "collectives||{`rank`: `0-1`, `kernel`: `gather_int`, `args`: [`@mem`, 500, 1, 0, `$comm`]}",
            })
    void shouldExplainADeadlockInTheSameWords(String program, String options, String runs) {
        String quoted = options == null ? "" : options.replace('`', '"');

        assertThat(lines(outcome(FabricKind.FAST, program, quoted, runs.replace('`', '"'))))
                .containsExactlyInAnyOrderElementsOf(
                        lines(outcome(FabricKind.GENERATED, program, quoted, runs.replace('`', '"'))));
    }

    private static List<String> lines(RunOutcome outcome) {
        assertThat(outcome).isInstanceOf(RunOutcome.Deadlock.class);
        return ((RunOutcome.Deadlock) outcome).report().lines();
    }

    @Test
    void shouldNameTheCommunicationKernelThatDroppedAPacket() {
        String runs = "{\"rank\": 0, \"kernel\": \"push_to_unknown_port\", \"args\": [2, \"$comm\"]}";

        RunOutcome fast = outcome(FabricKind.FAST, "order", "", runs);

        assertThat(fast)
                .isInstanceOf(RunOutcome.Failed.class)
                .isEqualTo(outcome(FabricKind.GENERATED, "order", "", runs));
    }

    @Test
    void shouldReportAPacketFromAnotherSender() {
        String runs = "{\"rank\": 2, \"kernel\": \"push_push\", \"args\": [1, 0, \"$comm\"]},"
                + "{\"rank\": 0, \"kernel\": \"pop_pop\", \"args\": [\"@mem\", 1, 1, \"$comm\"]}";

        assertThat(outcome(FabricKind.FAST, "order", "", runs))
                .isEqualTo(outcome(FabricKind.GENERATED, "order", "", runs));
    }

    @Test
    void shouldStopAtTheDeadline() {
        TextFiles.write(directory.resolve("endless.cl"), """
                #include <smi.h>
                __kernel void ahead(SMI_Comm comm) {
                    SMI_Channel c = SMI_Open_send_channel(2000000000, SMI_INT, 1, 0, comm);
                    for (int i = 0; i < 2000000000; i++) { SMI_Push(&c, &i); }
                }
                __kernel void behind(__global int *out, SMI_Comm comm) {
                    SMI_Channel c = SMI_Open_receive_channel(2000000000, SMI_INT, 0, 0, comm);
                    for (int i = 0; i < 2000000000; i++) { SMI_Pop(&c, out); }
                }
                """);
        Path file = directory.resolve("launch.json");
        TextFiles.write(file, """
                {"topology": {"make": "bus", "size": "2"}, "programs": {"endless": {"sources": ["endless.cl"]}},
                 "buffers": [{"rank": 1, "name": "out", "type": "int", "count": 1}],
                 "steps": [{"run": [{"rank": 0, "kernel": "ahead", "args": ["$comm"]},
                                    {"rank": 1, "kernel": "behind", "args": ["@out", "$comm"]}]}]}
                """);

        RunReport report = new LaunchRunner(
                        LaunchFileReader.read(file),
                        directory.resolve("out"),
                        Optional.of(Duration.ofMillis(200)),
                        (_, _, _) -> {},
                        FabricKind.FAST,
                        ModuleCache.in(cache, _ -> {}))
                .run();

        assertThat(report.steps().getLast().outcome()).isInstanceOf(RunOutcome.DeadlinePassed.class);
    }
}

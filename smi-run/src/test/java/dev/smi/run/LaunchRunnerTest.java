package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.emulator.RunOutcome;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.io.TextFiles;
import dev.smi.run.launchfile.LaunchFileReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LaunchRunnerTest {

    private static final Path SOURCES = Path.of("src/test/launch").toAbsolutePath();

    @TempDir
    Path directory;

    private final List<String> printed = new ArrayList<>();

    private RunReport run(String launch) {
        Path file = directory.resolve("launch.json");
        TextFiles.write(file, launch);
        return new LaunchRunner(
                        LaunchFileReader.read(file),
                        directory.resolve("out"),
                        Optional.empty(),
                        (rank, kernel, text) -> printed.add(rank + " " + kernel + " " + text))
                .run();
    }

    /** A launch file of one program under {@code src/test/launch}. */
    private static String launch(String topology, String program, String members) {
        return "{\"topology\": " + topology + ", \"programs\": {\"" + program + "\": {\"sources\": [\""
                + SOURCES.resolve(program).resolve(program + ".cl") + "\"]}}, " + members + "}";
    }

    private static String bus(int size) {
        return "{\"make\": \"bus\", \"size\": \"" + size + "\"}";
    }

    private static void assertPassed(RunReport report) {
        assertThat(report.isPassed()).as(() -> report.steps().toString()).isTrue();
    }

    private static RunOutcome outcome(RunReport report) {
        return report.steps().getLast().outcome();
    }

    @Test
    void shouldNotMindTheOrderInWhichShortMessagesAreReceived() {
        assertPassed(run(launch(bus(2), "order", """
                "buffers": [{"rank": 1, "name": "mem", "type": "int", "count": 3}],
                "steps": [{"run": [{"rank": 0, "kernel": "push_push", "args": [3, 1, "$comm"]},
                                   {"rank": 1, "kernel": "pop_pop", "args": ["@mem", 3, 0, "$comm"]}],
                           "expect": [{"rank": 1, "buffer": "mem", "values": [0, 2, 4]}]}]
                """)));
    }

    @Test
    void shouldLetARankSendToItself() {
        assertPassed(run(launch(bus(2), "order", """
                "buffers": [{"rank": "*", "name": "mem", "type": "int", "count": 300}],
                "steps": [{"run": [{"rank": "*", "kernel": "to_myself", "args": ["@mem", 300, "$comm"]}],
                           "expect": [{"rank": "*", "buffer": "mem", "values": "iota"}]}]
                """)));
    }

    /** Steps of the order program that end in a fault. */
    private RunReport fault(String runs) {
        return run(launch(
                bus(3),
                "order",
                "\"buffers\": [{\"rank\": \"*\", \"name\": \"mem\", \"type\": \"int\", \"count\": 100}], \"steps\": [{\"run\": ["
                        + runs + "]}]"));
    }

    private static void assertFailed(RunReport report, String kernel, String message) {
        assertThat(outcome(report)).isInstanceOfSatisfying(RunOutcome.Failed.class, failed -> {
            assertThat(failed.kernel()).isEqualTo(kernel);
            assertThat(failed.message()).contains(message);
        });
    }

    @Test
    void shouldReportAPushBeyondTheMessage() {
        assertFailed(
                fault("{\"rank\": 0, \"kernel\": \"push_too_many\", \"args\": [7, 1, \"$comm\"]}"),
                "push_too_many",
                "SMI_Push on port 4: more elements than the channel was opened for");
    }

    @Test
    void shouldReportADestinationThatIsNoRank() {
        assertFailed(
                fault("{\"rank\": 0, \"kernel\": \"push_too_many\", \"args\": [7, 3, \"$comm\"]}"),
                "push_too_many",
                "SMI_Push on port 4: destination 3 is not a rank of 0..2");
    }

    @Test
    void shouldReportAPacketFromAnotherSender() {
        assertFailed(
                fault("{\"rank\": 2, \"kernel\": \"push_push\", \"args\": [1, 0, \"$comm\"]},"
                        + "{\"rank\": 0, \"kernel\": \"pop_pop\", \"args\": [\"@mem\", 1, 1, \"$comm\"]}"),
                "pop_pop",
                "SMI_Pop on port 1: a packet from rank 2, but the channel was opened for rank 1");
    }

    @Test
    void shouldReportAMessageThatIsLongerThanExpected() {
        assertFailed(
                fault("{\"rank\": 1, \"kernel\": \"push_push\", \"args\": [9, 0, \"$comm\"]},"
                        + "{\"rank\": 0, \"kernel\": \"pop_pop\", \"args\": [\"@mem\", 5, 1, \"$comm\"]}"),
                "pop_pop",
                "SMI_Pop on port 1: rank 1 sends more elements than the channel was opened for");
    }

    @Test
    void shouldReportAPacketForAPortWithoutEndpoint() {
        assertFailed(
                fault("{\"rank\": 0, \"kernel\": \"push_to_unknown_port\", \"args\": [1, \"$comm\"]}"),
                "smi_kernel_ckr_1",
                "dropped a packet from rank 0: port 5 has no endpoint for data (1 dropped)");
    }

    @Test
    void shouldSayWhoWaitsWhenAMessageIsTooShort() {
        RunReport report = fault("{\"rank\": 1, \"kernel\": \"push_push\", \"args\": [5, 0, \"$comm\"]},"
                + "{\"rank\": 0, \"kernel\": \"pop_pop\", \"args\": [\"@mem\", 9, 1, \"$comm\"]}");

        assertThat(outcome(report))
                .isInstanceOfSatisfying(
                        RunOutcome.Deadlock.class,
                        deadlock -> assertThat(deadlock.report().lines())
                                .anyMatch(line -> line.startsWith(
                                        "  rank 0 pop_pop waits to read pop_1_ckr_data (0 of 16): SMI_Pop on port 1,"
                                                + " message of 9 elements from rank 1, waits for data")));
    }

    @Test
    void shouldPassOnWhatKernelsPrint() {
        RunReport report = fault("{\"rank\": 1, \"kernel\": \"talk\", \"args\": [5, 0.25]}");

        assertPassed(report);
        assertThat(printed).containsExactly("1 talk value 5\nfraction 0.25, ", "1 talk end");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldRunDifferentProgramsOnDifferentRanks(boolean isEager) {
        TextFiles.write(directory.resolve("a.cl"), """
                #include <smi.h>
                #include "common.h"
                __kernel void a(SMI_Comm comm) {
                    SMI_Channel c = SMI_Open_send_channel(COUNT, SMI_INT, 1, 0, comm);
                    for (int i = 0; i < COUNT; i++) { int v = i + ADD; SMI_Push(&c, &v); }
                }
                """);
        TextFiles.write(directory.resolve("b.cl"), """
                #include <smi.h>
                #include "common.h"
                __kernel void b(__global int *out, SMI_Comm comm) {
                    SMI_Channel c = SMI_Open_receive_channel(COUNT, SMI_INT, 0, 0, comm);
                    for (int i = 0; i < COUNT; i++) { SMI_Pop(&c, &out[i]); }
                }
                """);
        TextFiles.write(directory.resolve("inc/common.h"), "#define COUNT 40\n");
        TextFiles.write(
                directory.resolve("t.json"),
                "{\"fpgas\": {\"x:0\": \"first\", \"y:0\": \"second\"}, \"connections\": {\"x:0:ch1\": \"y:0:ch3\"}}");

        assertPassed(run("""
                { "topology": "t.json",
                  "programs": { "first": { "sources": ["a.cl"], "include": ["inc"], "define": { "ADD": 5 } },
                                "second": { "sources": ["b.cl"], "include": ["inc"] } },
                  "options": { "eager": %s },
                  "buffers": [{ "rank": 1, "name": "out", "type": "int", "count": 40 }],
                  "steps": [{ "run": [{ "rank": 0, "kernel": "a", "args": ["$comm"] },
                                      { "rank": 1, "kernel": "b", "args": ["@out", "$comm"] }],
                              "expect": [{ "rank": 1, "buffer": "out", "values": [5, 6, 7] },
                                         { "rank": 1, "buffer": "out", "at": 39, "values": [44] }] }] }
                """.formatted(isEager)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"steps\": [{\"run\": [{\"rank\": 0, \"kernel\": \"nothing\"}]}]"
                        + "|which rank 0 runs, has no kernel \"nothing\"; it has push_push, pop_pop,",
                "\"steps\": [{\"run\": [{\"rank\": 9, \"kernel\": \"talk\"}]}]|there is no rank 9; the topology has ranks 0..1",
                "\"steps\": [{\"run\": [{\"rank\": 0, \"kernel\": \"talk\", \"args\": [1]}]}]"
                        + "|talk(int value, float fraction) takes 2 arguments, not 1",
                "\"steps\": [{\"run\": [{\"rank\": 0, \"kernel\": \"talk\", \"args\": [1.5, 2]}]}]"
                        + "|argument \"value\": 1.5 does not fit a parameter of type int",
                "\"steps\": [{\"run\": [{\"rank\": 0, \"kernel\": \"talk\", \"args\": [1, \"@mem\"]}]}]|unknown buffer \"mem\"",
                "\"steps\": [{\"run\": [{\"rank\": 0, \"kernel\": \"talk\", \"args\": [\"$comm\", 1]}]}]"
                        + "|argument \"value\": a communicator does not fit a parameter of type int",
                "\"buffers\": [{\"rank\": 1, \"name\": \"m\", \"type\": \"int\", \"count\": 2}], \"steps\": [{\"run\": [],"
                        + " \"expect\": [{\"rank\": 0, \"buffer\": \"m\", \"values\": 0}]}]|rank 0 has no buffer \"m\"; widen",
                "\"buffers\": [{\"rank\": 1, \"name\": \"m\", \"type\": \"int\", \"count\": 2}], \"steps\": [{\"run\": [],"
                        + " \"expect\": [{\"rank\": 1, \"buffer\": \"m\", \"values\": [1, 2, 3]}]}]|elements 0..2 are expected",
                "\"buffers\": [{\"name\": \"m\", \"type\": \"int\", \"count\": 2, \"init\": [1, 2, 3]}], \"steps\": []"
                        + "|3 numbers do not fit buffer m of 2 elements",
                "\"buffers\": [{\"name\": \"m\", \"type\": \"int\", \"count\": 2}, {\"rank\": 1, \"name\": \"m\", \"type\": \"int\","
                        + " \"count\": 2}], \"steps\": []|rank 1 has two buffers named \"m\"",
                "\"buffers\": [{\"name\": \"m\", \"type\": \"char\", \"count\": 2, \"init\": [128]}], \"steps\": []"
                        + "|128 does not fit buffer m of type char, which holds whole numbers within -128..127",
                "\"buffers\": [{\"name\": \"m\", \"type\": \"double\", \"count\": 2147483647}], \"steps\": []"
                        + "|buffer \"m\" on rank 0: an emulated FPGA has 2147418112 bytes of memory",
                "\"steps\": [{\"run\": [{\"rank\": \"0-1\", \"kernel\": \"talk\", \"args\": [1, 1]},"
                        + " {\"rank\": 1, \"kernel\": \"talk\", \"args\": [1, 1]}]}]|rank 1 would run kernel \"talk\" twice at once",
                "\"buffers\": [{\"name\": \"m\", \"type\": \"float\", \"count\": 2}], \"steps\": [{\"run\": [{\"rank\": 0,"
                        + " \"kernel\": \"pop_pop\", \"args\": [\"@m\", 1, 1, \"$comm\"]}]}]"
                        + "|buffer \"m\" holds float, the kernel takes int*",
                "\"options\": {\"max_ranks\": 1}, \"steps\": []|the topology has 2 ranks, but \"max_ranks\" is 1",
                "\"options\": {\"cables\": 1}, \"steps\": []|the topology uses channel 1, but \"cables\" is 1; raise it to 2",
                "\"steps\": [{\"set\": {\"none\": \"zero\"}, \"run\": []}]|unknown buffer \"none\"; add it to \"buffers\"",
            })
    void shouldPointIntoTheLaunchFile(String members, String expected) {
        assertThatThrownBy(() -> run(launch(bus(2), "order", members)))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageStartingWith(directory.resolve("launch.json") + ":1:")
                .hasMessageContaining(expected);
    }

    @Test
    void shouldReportAProgramThatTheTopologyNamesAndNobodyHas() {
        TextFiles.write(directory.resolve("t.json"), "{\"fpgas\": {\"x:0\": \"other\"}}");

        assertThatThrownBy(() -> run(launch("\"t.json\"", "order", "\"steps\": []")))
                .hasMessageContaining(
                        "the topology has x:0 run program \"other\", which is not in \"programs\": order");
    }

    @Test
    void shouldReportAShapeThatCannotBeMade() {
        assertThatThrownBy(() -> run(launch("{\"make\": \"star\", \"size\": \"4\"}", "order", "\"steps\": []")))
                .hasMessageContaining("unknown shape \"star\"");
        assertThatThrownBy(() -> run(launch("{\"make\": \"ring\", \"size\": \"2x2\"}", "order", "\"steps\": []")))
                .hasMessageContaining("a ring has one dimension");
        assertThatThrownBy(() -> run(launch(bus(257), "order", "\"steps\": []")))
                .hasMessageContaining("257 ranks; a packet can address 256");
    }
}

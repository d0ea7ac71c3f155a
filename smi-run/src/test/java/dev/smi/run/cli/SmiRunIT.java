package dev.smi.run.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.io.TextFiles;
import dev.smi.model.json.JsonParser;
import dev.smi.model.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands as users start them: {@code bin/smi-run} and its siblings, in processes of their own. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class SmiRunIT {

    private static final Path HOME =
            Path.of(System.getProperty("smi.home", "..")).toAbsolutePath().normalize();
    private static final Path QUICKSTART = HOME.resolve("apps/quickstart");
    private static final long DEADLINE_SECONDS = 120;

    /** Compiled programs, for all tests but those of the cache: they have a few programs in common. */
    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    /** How a command ended. */
    private record Ended(int status, String out, String err) {}

    private Ended run(String command, String... arguments) throws IOException, InterruptedException {
        return run(shared, command, arguments);
    }

    private Ended run(Path cache, String command, String... arguments) throws IOException, InterruptedException {
        List<String> line =
                new ArrayList<>(List.of(HOME.resolve("bin").resolve(command).toString()));
        line.addAll(List.of(arguments));
        Path out = Files.createTempFile(directory, "out", "");
        Path err = Files.createTempFile(directory, "err", "");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("SMI_NO_BUILD", "1");
        builder.environment().put("SMI_CACHE_DIR", cache.toString());
        Process process = builder.start();
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(line + " did not end within " + DEADLINE_SECONDS + " s");
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Path edited(String name, String from, String to) {
        String text = TextFiles.read(QUICKSTART.resolve("quickstart.json"));
        assertThat(text).contains(from);
        Path file = directory.resolve(name);
        TextFiles.write(
                file,
                text.replace(from, to).replace("\"quickstart.cl\"", "\"" + QUICKSTART.resolve("quickstart.cl") + "\""));
        return file;
    }

    @Test
    void shouldEndWithTheRunThoughItShowsAPage() throws Exception {
        Ended ended =
                run("smi-run", "--ui", QUICKSTART.resolve("quickstart.json").toString());

        assertThat(ended.status()).isZero();
        assertThat(ended.err()).matches("live view: http://127\\.0\\.0\\.1:\\d+/\n");
    }

    @Test
    void shouldEstimateTheTimeOnHardware() throws Exception {
        String file = QUICKSTART.resolve("quickstart.json").toString();

        Ended text = run("smi-run", "--model", "--model-clock", "200", file);
        Ended json = run("smi-run", "--model", "--model-clock", "200", "--json", file);

        assertThat(text.out())
                .contains("model: 200 MHz, cables of 40 Gbit/s (a packet every 1.28 cycles), 720 ns a hop")
                .containsPattern("step 1 +\\d+ cycles +\\d+\\.\\d\\d us  sender, receiver\n");
        String cycles = json.out().replaceAll("(?s).*\"model\":.*?\"cycles\": (\\d+).*", "$1");
        assertThat(text.out()).containsPattern("step 1 +" + cycles + " cycles");
    }

    @Test
    void shouldRunTheQuickstartThroughGeneratedKernels() throws Exception {
        Ended ended = run("smi-run", QUICKSTART.resolve("quickstart.json").toString());

        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(ended.out())
                .contains("8 ranks, 16 cables")
                .contains("generated device code: smi-build/quickstart/quickstart/smi_generated_device.cl")
                .contains("rank 7 mem: 1024 elements checked, as expected")
                .containsPattern("n0:acl0:ch\\d -> \\S+ +147 +1024");
        assertThat(directory.resolve("smi-build/quickstart/quickstart/smi_generated_device.cl"))
                .content()
                .contains("smi_kernel_cks_0");
    }

    private Path race() {
        Path file = directory.resolve("race.json");
        TextFiles.write(
                file,
                "{\"topology\": {\"make\": \"bus\", \"size\": \"1\"}, \"programs\": {\"race\": {\"sources\": [\""
                        + HOME.resolve("smi-run/src/test/launch/race/race.cl")
                        + "\"]}}, \"buffers\": [{\"rank\": 0, \"name\": \"sum\", \"type\": \"int\", \"count\": 1}],"
                        + " \"steps\": [{\"run\": [{\"rank\": 0, \"kernel\": \"produce\", \"args\": [4]},"
                        + " {\"rank\": 0, \"kernel\": \"collect\", \"args\": [\"@sum\"]}],"
                        + " \"expect\": [{\"rank\": 0, \"buffer\": \"sum\", \"values\": [10]}]}]}");
        return file;
    }

    @Test
    void shouldFindAndReplayAnOrderThatFails() throws Exception {
        String launch = race().toString();

        Ended usual = run("smi-run", "--explore", "1", "--seed", "1", "--trace", "t.json", launch);
        Ended explored = run("smi-run", "--explore", "100", launch);
        String replay = explored.err().lines().toList().getLast();
        String seed = replay.replaceFirst(".*--seed (\\d+) .*", "$1");
        Ended replayed =
                run("smi-run", "--seed", seed, "--trace", "t.json.gz", "--stats", "--stats-file", "s.json", launch);

        assertThat(usual.status()).isEqualTo(2);
        assertThat(usual.err()).contains("--trace is about one run, --explore makes many");
        assertThat(explored.status()).isEqualTo(1);
        assertThat(replay).isEqualTo("It failed with seed " + seed + ". Again: smi-run --seed " + seed + " " + launch);
        assertThat(replayed.status()).isEqualTo(1);
        assertThat(replayed.out()).contains("statistics: ", "rank 0 numbers");
        assertThat(explored.err())
                .startsWith(replayed.err().substring(0, replayed.err().indexOf("It failed")));
        assertThat(directory.resolve("t.json.gz")).isNotEmptyFile();
        assertThat(directory.resolve("s.json")).content().contains("\"cycles\": ");
    }

    @Test
    void shouldNameTheFilesThatItWrote() throws Exception {
        Path saved = directory.resolve("out/sub/mem.bin");
        Path file = edited(
                "save.json",
                "\"deadline_s\"",
                "\"save\": [{\"rank\": 7, \"buffer\": \"mem\", \"file\": \"sub/mem.bin\"}],"
                        + " \"pictures\": [{\"rank\": 7, \"buffer\": \"mem\", \"file\": \"mem.png\", \"width\": 32, \"colors\": \"heat\"}],"
                        + " \"deadline_s\"");

        Ended text = run("smi-run", "-o", "out", file.toString());
        Ended json = run("smi-run", "--json", "-o", directory.resolve("out").toString(), file.toString());

        assertThat(text.out()).contains("  written: out/sub/mem.bin\n  written: out/mem.png\n");
        assertThat(json.out()).contains("\"files\": [", "\"" + saved + "\"", "out/mem.png\"");
        assertThat(Files.size(saved)).isEqualTo(4096);
    }

    /** One entry is the module, the other its JVM code. */
    @Test
    void shouldCompileOnceAndThenTakeItFromTheCache() throws Exception {
        String launch = QUICKSTART.resolve("quickstart.json").toString();
        Path cache = directory.resolve("cache");

        Ended first = run(cache, "smi-run", "--json", launch);
        Ended second = run(cache, "smi-run", "--json", launch);
        Ended without = run(cache, "smi-run", "--json", "--no-cache", launch);

        assertThat(first.out()).contains("\"hits\": 0", "\"misses\": 2", "\"passed\": true");
        assertThat(second.out()).contains("\"hits\": 2", "\"misses\": 0", "\"passed\": true");
        assertThat(without.out()).contains("\"hits\": 0", "\"passed\": true");
    }

    @Test
    void shouldRebuildACacheEntryThatIsCutOff() throws Exception {
        String launch = QUICKSTART.resolve("quickstart.json").toString();
        Path cache = directory.resolve("cache");
        run(cache, "smi-run", launch);
        try (Stream<Path> entries = Files.list(cache)) {
            for (Path entry : entries.toList()) {
                byte[] content = Files.readAllBytes(entry);
                Files.write(entry, Arrays.copyOf(content, content.length / 2));
            }
        }

        Ended second = run(cache, "smi-run", "--json", launch);
        Ended third = run(cache, "smi-run", "--json", launch);

        assertThat(second.err()).isEmpty();
        assertThat(second.out()).contains("\"misses\": 2", "\"passed\": true");
        assertThat(third.out()).contains("\"hits\": 2", "\"passed\": true");
    }

    @Test
    void shouldFailOnAMissedExpectation() throws Exception {
        Path file = edited("wrong.json", "\"values\": \"iota\"", "\"values\": [0, 1, 3]");

        Ended ended = run("smi-run", file.toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err())
                .startsWith(file + ":12:18: error: rank 7 mem: 1 of 3 elements are not as expected\n")
                .contains("index 2: expected 3, found 2");
    }

    @Test
    void shouldNameRankKernelAndChannelOfADeadlock() throws Exception {
        Path source = QUICKSTART.resolve("deadlock.cl");

        Ended ended = run(
                "smi-run",
                "--advice-deadline",
                "100",
                QUICKSTART.resolve("deadlock.json").toString());

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err())
                .contains("error: deadlock: no kernel can go on")
                .contains("rank 0 ping at " + source + ":10 waits to read pop_0_ckr_data (0 of 16)")
                .contains("rank 1 pong at " + source + ":22 waits to read pop_1_ckr_data (0 of 16)")
                .contains("They wait for each other in a circle:\n  rank 0 ping waits for rank 1 pong")
                .contains("A circle that no buffer mends (tried with 1 run):");
    }

    @Test
    void shouldReportADeadlockAtOnceWithoutAdvice() throws Exception {
        Ended ended = run(
                "smi-run", "--no-advice", QUICKSTART.resolve("deadlock.json").toString());

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err())
                .contains("rank 0 ping waits to read pop_0_ckr_data (0 of 16)")
                .endsWith("rank 1 pong waits for rank 0 ping\n");
    }

    @Test
    void shouldNameRankAndKernelOfATrap() throws Exception {
        TextFiles.write(
                directory.resolve("trap.cl"),
                "kernel void halve(global int *a, int by) { a[0] = 7 / by; }\nkernel void wait(global int *a) {}\n");
        Path file = directory.resolve("trap.json");
        TextFiles.write(file, """
                {"topology": {"make": "bus", "size": "2"}, "programs": {"trap": {"sources": ["trap.cl"]}},
                 "buffers": [{"name": "a", "type": "int", "count": 1}],
                 "steps": [{"run": [{"rank": "*", "kernel": "wait", "args": ["@a"]},
                                    {"rank": 1, "kernel": "halve", "args": ["@a", 0]}]}]}
                """);

        Ended ended = run("smi-run", "--json", "--advice-deadline", "100", file.toString());

        assertThat(ended.status()).isOne();
        assertThat(ended.err())
                .isEqualTo(file + ":4:21: error: rank 1 kernel halve at " + directory.resolve("trap.cl")
                        + ":1: trap: integer divide by zero\n");
        JsonParser.parse("out", ended.out(), new Diagnostics());
        assertThat(ended.out()).contains("\"outcome\": \"failed\"", "\"kernel\": \"halve\"", "\"passed\": false");
    }

    @Test
    void shouldWriteJsonAlsoWhenNothingCanRun() throws Exception {
        Path file = edited("wrong.json", "\"int\"", "\"integer\"");

        Ended ended = run("smi-run", "--json", file.toString());

        assertThat(ended.status()).isOne();
        JsonParser.parse("out", ended.out(), new Diagnostics());
        assertThat(ended.out()).contains("\"passed\": false", "\"line\": ", "unknown type");
    }

    @Test
    void shouldStopAtADeadline() throws Exception {
        TextFiles.write(
                directory.resolve("endless.cl"), "kernel void spin(global volatile int *a) { while (a[0] == 0) {} }\n");
        Path file = directory.resolve("endless.json");
        TextFiles.write(file, """
                {"topology": {"make": "bus", "size": "1"}, "programs": {"endless": {"sources": ["endless.cl"]}},
                 "buffers": [{"name": "a", "type": "int", "count": 1}],
                 "steps": [{"run": [{"rank": 0, "kernel": "spin", "args": ["@a"]}]}]}
                """);

        Ended ended = run("smi-run", "--deadline", "0.5", file.toString());

        assertThat(ended.status()).isEqualTo(124);
        assertThat(ended.err()).contains("the deadline passed").contains("rank 0 spin does not wait: it computes");
    }

    @Test
    void shouldReportAsJson() throws Exception {
        Ended ended = run(
                "smi-run",
                "--json",
                "--advice-deadline",
                "100",
                QUICKSTART.resolve("deadlock.json").toString());

        assertThat(ended.status()).isEqualTo(3);
        Diagnostics diagnostics = new Diagnostics();
        JsonObject report = (JsonObject) JsonParser.parse("report", ended.out(), diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        assertThat(report.member("passed")).isPresent();
        assertThat(ended.out())
                .contains("\"outcome\": \"deadlock\"")
                .contains("\"waits_for\": \"rank 1 pong\"")
                .contains("\"line\": 10")
                .contains("\"kind\": \"rendezvous_cycle\"");
    }

    @Test
    void shouldLeaveNothingBehindWhenTheInputIsAtFault() throws Exception {
        Path file = edited("unknown.json", "\"kernel\": \"sender\"", "\"kernel\": \"sendr\"");
        Files.delete(directory.resolve("unknown.json"));
        TextFiles.write(file, "{\"topology\": 1}");

        Ended ended = run("smi-run", file.toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err())
                .contains(file + ":1:14: error: \"topology\" has to be")
                .doesNotContain("\tat ");
        assertThat(directory.resolve("smi-build")).doesNotExist();
    }

    @Test
    void shouldTellWrongUsage() throws Exception {
        assertThat(run("smi-run").status()).isEqualTo(2);
        assertThat(run("smi-run", "--deadline", "-1", "x.json").status()).isEqualTo(2);
        assertThat(run("smi-run", "--fabric", "none", "x.json").status()).isEqualTo(2);
        assertThat(run("smi-run", "--fabric", "fast", "--stats", "x.json").status())
                .isEqualTo(2);
        assertThat(run("smi-run", "--fast", "x.json").err()).contains("See 'smi-run --help'.");
    }

    @Test
    void shouldHelp() throws Exception {
        for (String command : List.of("smi-run", "smi-codegen", "route-gen")) {
            Ended help = run(command, "--help");
            assertThat(help.status()).as(command).isZero();
            assertThat(help.out()).as(command).contains("Usage: " + command).contains("Examples:");
            assertThat(run(command, "--version").out()).as(command).startsWith("SMI for the JVM ");
        }
    }

    @Test
    void shouldWorkThroughALinkToACommand() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("sr"), HOME.resolve("bin/smi-run"));
        Process process = new ProcessBuilder(link.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void shouldGoFromCodeGeneratorToRoutes() throws Exception {
        assertThat(run("smi-codegen", QUICKSTART.resolve("quickstart.cl").toString(), "-o", "out")
                        .status())
                .isZero();
        assertThat(run("route-gen", "make", "torus", "--size", "2x4", "--program", "quickstart", "-o", "t.json")
                        .status())
                .isZero();
        assertThat(run("route-gen", "routes", "t.json", "--programs", "out").status())
                .isZero();

        assertThat(directory.resolve("smi-routes/ckr-rank7-channel3")).hasSize(2);
        assertThat(directory.resolve("smi-routes/hostfile")).content().hasLineCount(8);
    }
}

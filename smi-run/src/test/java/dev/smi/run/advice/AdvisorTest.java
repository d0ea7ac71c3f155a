package dev.smi.run.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.emulator.RunOutcome;
import dev.smi.emulator.compile.CompileVariant;
import dev.smi.emulator.compile.CompileVariant.Marks;
import dev.smi.emulator.diagnose.KernelWait;
import dev.smi.emulator.diagnose.WaitReport;
import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.emulator.fabric.FifoDepths.Channel;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import dev.smi.run.FabricKind;
import dev.smi.run.LaunchRunner;
import dev.smi.run.RunReport;
import dev.smi.run.RunVariant;
import dev.smi.run.advice.Advice.Change;
import dev.smi.run.advice.Advisor.Advised;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kernels that wait for ever, each for another reason; all are in one program, which is compiled once. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AdvisorTest {

    private static final Path SOURCE =
            Path.of("src/test/launch/deadlocks/cases.cl").toAbsolutePath();

    @TempDir
    static Path directory;

    private static Advised advised(String... runs) {
        return new AdvisedRun(directory).advised(launchFile(runs));
    }

    private static Path launchFile(String... runs) {
        Path file = directory.resolve("launch.json");
        TextFiles.write(
                file,
                "{\"topology\": {\"make\": \"bus\", \"size\": \"2\"}, \"programs\": {\"cases\": {\"sources\": [\""
                        + SOURCE
                        + "\"]}}, \"buffers\": [{\"rank\": \"*\", \"name\": \"out\", \"type\": \"int\", \"count\": 100}],"
                        + " \"steps\": [{\"run\": [" + String.join(", ", runs) + "]}]}");
        return file;
    }

    private static String kernel(String rank, String kernel, String arguments) {
        return "{\"rank\": " + rank + ", \"kernel\": \"" + kernel + "\", \"args\": [" + arguments + "]}";
    }

    private static WaitReport waits(Advised advised) {
        return ((RunOutcome.Deadlock) advised.report().steps().getLast().outcome()).report();
    }

    private static List<Integer> lines(Advised advised) {
        return waits(advised).kernels().stream()
                .map(KernelWait::place)
                .map(place -> place.map(SourcePosition::line).orElse(0))
                .toList();
    }

    @Test
    void shouldAdviseToFlushWhatAPacketHoldsBack() {
        Advised advised = advised(kernel("\"*\"", "lockstep", "\"@out\", 20, \"$comm\""));

        assertThat(lines(advised)).containsExactly(18, 18);
        assertThat(advised.advice()).hasValueSatisfying(advice -> {
            assertThat(advice.kind()).isEqualTo(DeadlockKind.HELD_BACK_PACKET);
            assertThat(advice.changes()).extracting(Change::knob).containsExactly(new Knob.Flush(0));
            assertThat(AdviceText.lines(advice))
                    .anySatisfy(line -> assertThat(line).contains("SMI_Push_flush", "cases.cl:13"));
        });
    }

    @Test
    void shouldSayThatNobodyOpensTheOtherEnd() {
        Advised advised = advised(kernel("0", "from_nobody", "200, \"$comm\""));

        assertThat(lines(advised)).containsExactly(27);
        assertReason(advised, DeadlockKind.NEVER_OPENED, "SMI_Open_send_channel on port 1", "rank 0 from_nobody");
    }

    @Test
    void shouldSayThatTheOtherEndHasReturned() {
        assertReason(
                advised(kernel("0", "sends", "100, \"$comm\""), kernel("1", "receives", "300, \"$comm\"")),
                DeadlockKind.COUNTS_DIFFER,
                "rank 0 sends has returned",
                "300 elements");
    }

    @Test
    void shouldSayWhichKernelDoesNotRun() {
        assertReason(
                advised(kernel("0", "sends", "300, \"$comm\"")),
                DeadlockKind.KERNEL_NOT_STARTED,
                "kernel receives calls SMI_Open_receive_channel on port 2",
                "rank 1");
        assertReason(
                advised(kernel("1", "fills", "10")),
                DeadlockKind.KERNEL_NOT_STARTED,
                "drains is at the other end of channel first",
                "rank 1");
    }

    @Test
    void shouldSayThatNoBufferMendsACircle() {
        Advised advised = advised(kernel("0", "asks", ""), kernel("0", "answers", ""));

        assertThat(lines(advised)).containsExactly(72, 78);
        assertReason(advised, DeadlockKind.RENDEZVOUS_CYCLE, "no buffer");
    }

    @Test
    void shouldFindSeveralDepthsThatResolveItTogether() {
        Advised advised = advised(kernel("0", "fills", "10"), kernel("0", "drains", "10"));

        assertThat(advised.advice()).hasValueSatisfying(advice -> {
            assertThat(advice.kind()).isEqualTo(DeadlockKind.BUFFERS_TOO_SMALL);
            assertThat(advice.isCut()).isFalse();
            assertThat(advice.changes()).allMatch(Change::isSmallest);
            assertThat(advice.changes())
                    .extracting(Change::knob, Change::value, Change::present)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(new Knob.Depth(new Channel("cases", "first")), 10L, 4L),
                            org.assertj.core.groups.Tuple.tuple(
                                    new Knob.Depth(new Channel("cases", "second")), 20L, 2L));
        });
    }

    @Test
    void shouldSayThatCollectivesAreCalledInDifferentOrders() {
        Advised advised = advised(kernel("\"*\"", "turned", "\"@out\", 600, \"$comm\""));

        assertReason(
                advised,
                DeadlockKind.COLLECTIVE_ORDER,
                "rank 0 turned waits at",
                "in the broadcast on port 3",
                "rank 1 turned waits at",
                "in the broadcast on port 4");
        assertThat(waits(advised).cycle()).hasSize(2);
    }

    @Test
    void shouldKeepTheReportWhateverIsWrongWithATrial() {
        for (Throwable fault : List.of(new OutOfMemoryError("none left"), new ArithmeticException("overflow"))) {
            Advised advised = new AdvisedRun(directory)
                    .advised(
                            launchFile(kernel("0", "fills", "10"), kernel("0", "drains", "10")),
                            Duration.ofSeconds(100),
                            _ -> raise(fault));

            assertThat(lines(advised)).containsExactly(51, 61);
            assertReason(advised, DeadlockKind.UNKNOWN, "for channel first of program cases");
        }
    }

    private static void raise(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }

    @Test
    void shouldSayThatTheTimeWasOverBeforeAnythingWasFoundOut() {
        Advised advised = new AdvisedRun(directory)
                .advised(launchFile(kernel("0", "asks", ""), kernel("0", "answers", "")), Duration.ofNanos(1), _ -> {});

        assertThat(waits(advised).kernels()).hasSize(2);
        assertReason(advised, DeadlockKind.UNKNOWN, "did not get as far");
        assertThat(advised.advice())
                .hasValueSatisfying(advice -> assertThat(advice.isCut()).isTrue());
    }

    @Test
    void shouldGiveAllStepsOfATrialOneTime() {
        String nextStep = "]}, {\"run\": [";
        LaunchRunner runner = new AdvisedRun(directory)
                .runner(launchFile(kernel("0", "says", "1") + nextStep + kernel("0", "says", "2")));
        runner.compile();
        RunReport report =
                runner.run((_, _, _) -> pause(Duration.ofMillis(300)), FabricOptions.PLAIN, 2, Duration.ofMillis(500));

        assertThat(report.steps().getLast().outcome()).isInstanceOf(RunOutcome.DeadlinePassed.class);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldRunAgainOnTheFabricThatFailed() {
        LaunchRunner runner = new AdvisedRun(directory)
                .runner(launchFile(kernel("\"*\"", "lockstep", "\"@out\", 20, \"$comm\"")), FabricKind.FAST);
        RunReport report = runner.run((_, _, _) -> {}, new FabricOptions(3, Optional.empty()));
        LaunchRunner marked = runner.with(new RunVariant(Map.of(), CompileVariant.marked(Marks.WAITS)));
        RunReport again =
                marked.run((_, _, _) -> {}, new FabricOptions(3, Optional.empty()), 1, Duration.ofSeconds(100));

        assertThat(again.steps().getLast().turns())
                .isEqualTo(report.steps().getLast().turns());
        assertThat(new Advisor(runner, 3, Duration.ofSeconds(100), _ -> {})
                        .advise(report)
                        .advice())
                .hasValueSatisfying(advice -> assertThat(advice.kind()).isEqualTo(DeadlockKind.HELD_BACK_PACKET));
    }

    @Test
    void shouldSayWhereAKernelFailed() {
        Advised advised = advised(kernel("1", "outside", "\"@out\", 100000000"));

        assertThat(advised.advice()).isEmpty();
        assertThat(advised.report().steps().getLast().outcome())
                .isInstanceOfSatisfying(
                        RunOutcome.Failed.class,
                        failed -> assertThat(failed.place()).contains(new SourcePosition(SOURCE.toString(), 85, 0)));
    }

    private static void assertReason(Advised advised, DeadlockKind kind, String... parts) {
        assertThat(advised.advice()).hasValueSatisfying(advice -> {
            assertThat(advice.kind()).isEqualTo(kind);
            assertThat(advice.changes()).isEmpty();
            assertThat(advice.reasons()).singleElement().asString().contains(parts);
        });
    }
}

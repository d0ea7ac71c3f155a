package dev.smi.data.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.Cluster;
import dev.smi.data.Combiner;
import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.data.Piece;
import dev.smi.data.Shares;
import dev.smi.data.UnitSpec;
import dev.smi.data.WorkerInfo;
import dev.smi.data.cluster.TestData.Joined;
import dev.smi.data.cluster.TestUnits.Closed;
import dev.smi.data.cluster.TestUnits.Counting;
import dev.smi.data.cluster.TestUnits.Faulty;
import dev.smi.data.cluster.TestUnits.Increment;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers in processes of their own, and what happens when they are lost. */
@Timeout(60)
class LocalTest {

    private static final int SIZE = 10_000;
    private static final Cluster CLUSTER = Clusters.local(2, Map.of("device", "jvm", "silence", "2"));

    @AfterAll
    static void shouldLeaveNoProcess() {
        List<WorkerInfo> workers = CLUSTER.workers();
        CLUSTER.close();
        await(() -> workers.stream().noneMatch(w -> isAlive(w.process())));
    }

    @Test
    void shouldListWorkersByTheirNumbers() {
        try (Cluster cluster = Clusters.local(3, Map.of())) {
            assertThat(cluster.workers().stream().map(WorkerInfo::name))
                    .containsExactly("local-0", "local-1", "local-2");
        }
    }

    /** Whether it runs. One whose parent was killed may have ended long before somebody asks for its status. */
    private static boolean isAlive(long process) {
        Path status = Path.of("/proc/" + process + "/status");
        try {
            if (Files.exists(status) && Files.readString(status).contains("\nState:\tZ")) {
                return false;
            }
        } catch (IOException _) {
            return false; // it is gone
        }
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Job<byte[]> job(UnitSpec spec) {
        return Job.of("test", TestData.bytes(SIZE, 1, false), spec, new Joined())
                .shares(Shares.chunks(100))
                .attempts(2);
    }

    private static UnitSpec faulty(String how) {
        return UnitSpec.of(Faulty.class).with(how.getBytes(StandardCharsets.UTF_8));
    }

    private static void shouldStillWork() throws Exception {
        assertThat(CLUSTER.run(job(UnitSpec.of(Increment.class))).value()).isEqualTo(InProcessTest.expected(SIZE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldDoEveryElementOnceInOrder(boolean isInTwoParts) throws Exception {
        for (Shares shares :
                List.of(Shares.equal(), Shares.stated(List.of(9000L, 1000L)), Shares.chunks(300), Shares.measured())) {
            Job<byte[]> job =
                    Job.of("test", TestData.bytes(SIZE, 10, isInTwoParts), UnitSpec.of(Increment.class), new Joined());

            Outcome<byte[]> outcome = CLUSTER.run(job.shares(shares));

            assertThat(outcome.value()).isEqualTo(InProcessTest.expected(SIZE));
            assertThat(outcome.losses()).isEmpty();
        }
    }

    @Test
    void shouldOpenUnitsOnceForEqualSpecifications() throws Exception {
        UnitSpec spec = UnitSpec.of(Counting.class)
                .times(2)
                .keeping("table", MemorySegment.ofArray("kept".getBytes(StandardCharsets.UTF_8)));
        for (int run = 0; run < 3; run++) {
            byte[] result = CLUSTER.run(job(spec)).value();

            // a unit answers with the resident data and how many were opened in its process
            assertThat(new String(result, StandardCharsets.UTF_8)).matches("(kept[12] jvm;)+");
        }
    }

    @Test
    void shouldNameTheChunkThatAUnitThrowsAt() throws Exception {
        assertThatThrownBy(() -> CLUSTER.run(job(faulty("throw 1234"))))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("chunk 12 (elements 1200 to 1299) failed 2 times, on local-")
                .hasMessageContaining(": this chunk is poison;")
                .hasMessageNotContaining("Exception")
                .cause()
                .hasMessageContaining("TestUnits.java");
        shouldStillWork();
    }

    @Test
    void shouldNameTheChunkThatEndsWorkersAndBeUsableAfterwards() throws Exception {
        assertThatThrownBy(() -> CLUSTER.run(job(faulty("exit 1234"))))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("chunk 12 (elements 1200 to 1299) failed 2 times, on local-");
        shouldStillWork();
        await(() -> CLUSTER.workers().size() == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "exit", "spin"})
    void shouldSurviveOneFault(String how, @TempDir Path directory) throws Exception {
        Job<byte[]> job = job(faulty(how + " 4321 " + directory.resolve("happened")));

        Outcome<byte[]> outcome = CLUSTER.run(job.deadline(Duration.ofMillis(500)));

        assertThat(outcome.value()).isEqualTo(InProcessTest.expected(SIZE));
        assertThat(outcome.losses()).isNotEmpty();
        await(() -> CLUSTER.workers().size() == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-KILL", "-STOP"})
    void shouldSurviveASignal(String signal) throws Exception {
        await(() -> CLUSTER.workers().size() == 2);
        long victim = CLUSTER.workers().getFirst().process();
        Joined joined = new Joined();
        Combiner<byte[]> killing = new Combiner<>() {
            @Override
            public void accept(Piece piece, MemorySegment result) throws IOException {
                if (piece.index() == 5) {
                    new ProcessBuilder("kill", signal, Long.toString(victim)).start();
                }
                joined.accept(piece, result);
            }

            @Override
            public byte[] finish() {
                return joined.finish();
            }
        };
        Job<byte[]> job = Job.of("test", TestData.bytes(SIZE, 1, false), faulty("nap 0"), killing)
                .shares(Shares.chunks(100));

        Outcome<byte[]> outcome = CLUSTER.run(job);

        assertThat(outcome.value()).isEqualTo(InProcessTest.expected(SIZE));
        assertThat(outcome.losses()).anyMatch(loss -> loss.contains("is lost"));
        await(() -> !isAlive(victim));
        await(() -> CLUSTER.workers().size() == 2);
    }

    @Test
    void shouldTellThatNoUnitCanBeOpened() throws Exception {
        assertThatThrownBy(() -> CLUSTER.run(job(UnitSpec.of(Closed.class))))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("no worker is left")
                .hasMessageContaining("no such board in local-");
        shouldStillWork();
    }

    @Test
    void shouldEndItsWorkersWhenItIsKilled() throws Exception {
        Process client = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LonelyClient.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var reader = client.inputReader()) {
            long worker = Long.parseLong(reader.readLine());
            assertThat(isAlive(worker)).isTrue();

            client.destroyForcibly();

            await(() -> !isAlive(worker));
        } finally {
            client.destroyForcibly();
        }
    }

    /** A client that says which process its worker is, and is then killed. */
    static final class LonelyClient {

        private LonelyClient() {}

        public static void main(String[] args) throws InterruptedException {
            Cluster cluster = Clusters.local(1, Map.of());
            System.out.println(cluster.workers().getFirst().process());
            Thread.sleep(60_000);
        }
    }
}

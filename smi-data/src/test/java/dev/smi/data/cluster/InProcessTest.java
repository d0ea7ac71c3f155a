package dev.smi.data.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.Cluster;
import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.data.Shares;
import dev.smi.data.UnitSpec;
import dev.smi.data.cluster.TestData.Joined;
import dev.smi.data.cluster.TestUnits.Closed;
import dev.smi.data.cluster.TestUnits.Faulty;
import dev.smi.data.cluster.TestUnits.Increment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class InProcessTest {

    private static final int SIZE = 10_000;
    private static final Cluster CLUSTER = Clusters.inProcess(2, Map.of("device", "jvm"));

    @AfterAll
    static void close() {
        CLUSTER.close();
    }

    private static Job<byte[]> job(UnitSpec spec) {
        return Job.of("test", TestData.bytes(SIZE, 1, false), spec, new Joined());
    }

    private static UnitSpec faulty(String how) {
        return UnitSpec.of(Faulty.class).with(how.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] expected(int size) {
        byte[] data = TestData.array(size);
        for (int i = 0; i < size; i++) {
            data[i]++;
        }
        return data;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldDoEveryElementOnceInOrder(boolean isInTwoParts) throws Exception {
        for (Shares shares :
                List.of(Shares.equal(), Shares.stated(List.of(9000L, 1000L)), Shares.chunks(300), Shares.measured())) {
            Job<byte[]> job =
                    Job.of("test", TestData.bytes(SIZE, 10, isInTwoParts), UnitSpec.of(Increment.class), new Joined());

            Outcome<byte[]> outcome = CLUSTER.run(job.shares(shares));

            assertThat(outcome.value()).isEqualTo(expected(SIZE));
            assertThat(outcome.losses()).isEmpty();
            assertThat(outcome.units()).hasSize(2);
            assertThat(outcome.units().stream()
                            .mapToLong(Outcome.UnitTimes::elements)
                            .sum())
                    .isEqualTo(SIZE);
        }
    }

    @Test
    void shouldTakeAnEmptySource() throws Exception {
        for (Shares shares : List.of(Shares.equal(), Shares.chunks(300), Shares.measured())) {
            Job<byte[]> job = Job.of("test", TestData.bytes(0, 1, false), UnitSpec.of(Increment.class), new Joined());

            assertThat(CLUSTER.run(job.shares(shares)).value()).isEmpty();
        }
    }

    @Test
    void shouldWorkWithinTheSmallestMemory() throws Exception {
        Job<byte[]> job =
                job(UnitSpec.of(Increment.class)).shares(Shares.chunks(77)).memory(1);

        assertThat(CLUSTER.run(job).value()).isEqualTo(expected(SIZE));
    }

    @Test
    void shouldRejectSharesThatLeaveSomethingOut() {
        Job<byte[]> job = job(UnitSpec.of(Increment.class)).shares(Shares.stated(List.of(5000L, 4999L)));

        assertThatThrownBy(() -> CLUSTER.run(job))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("add up to 9999 elements, the data has 10000");
    }

    @Test
    void shouldGoRoundAgainWhereThereAreMoreSharesThanUnits() throws Exception {
        Job<byte[]> job = job(UnitSpec.of(Increment.class)).shares(Shares.stated(List.of(5000L, 4000L, 1000L)));

        assertThat(CLUSTER.run(job).value()).isEqualTo(expected(SIZE));
    }

    @Test
    void shouldNameThePoisonedChunk() throws Exception {
        assertThatThrownBy(() -> CLUSTER.run(
                        job(faulty("throw 1234")).shares(Shares.chunks(100)).attempts(2)))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("chunk 12 (elements 1200 to 1299) failed 2 times")
                .hasMessageContaining("thread-")
                .hasMessageContaining(": this chunk is poison")
                .hasMessageNotContaining("Exception")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(CLUSTER.run(job(UnitSpec.of(Increment.class))).value()).isEqualTo(expected(SIZE));
    }

    @Test
    void shouldGiveUpAUnitThatHangs() {
        Job<byte[]> job =
                job(faulty("spin 1234")).shares(Shares.chunks(100)).attempts(1).deadline(Duration.ofMillis(200));
        try (Cluster cluster = Clusters.inProcess(2, Map.of())) {
            assertThatThrownBy(() -> cluster.run(job))
                    .isInstanceOf(JobFailedException.class)
                    .hasMessageContaining("chunk 12 (elements 1200 to 1299) failed once")
                    .hasMessageContaining("did not finish");
            assertThat(cluster.workers()).hasSize(2);
        }
    }

    @Test
    void shouldTellThatNoUnitCanBeOpened() {
        assertThatThrownBy(() -> CLUSTER.run(job(UnitSpec.of(Closed.class))))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("no worker is left")
                .hasMessageContaining("no such board in thread-0");
    }

    @Test
    void shouldStopWhenInterrupted() throws Exception {
        Thread caller = Thread.currentThread();
        Thread interrupter = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            caller.interrupt();
        });

        assertThatThrownBy(() -> CLUSTER.run(job(faulty("hang 10")))).isInstanceOf(InterruptedException.class);
        interrupter.join(10_000);
        assertThat(CLUSTER.run(job(UnitSpec.of(Increment.class))).value()).isEqualTo(expected(SIZE));
    }

    @Test
    void shouldKeepUnitsOpenForEqualSpecifications() throws Exception {
        try (Cluster cluster = Clusters.inProcess(1, Map.of())) {
            int before = Increment.OPENED.get();
            cluster.run(job(UnitSpec.of(Increment.class)));
            cluster.run(job(UnitSpec.of(Increment.class).with(new byte[0])));

            assertThat(Increment.OPENED.get() - before).isEqualTo(1);
            cluster.run(job(UnitSpec.of(Increment.class).with(new byte[1])));
            assertThat(Increment.OPENED.get() - before).isEqualTo(2);
        }
    }
}

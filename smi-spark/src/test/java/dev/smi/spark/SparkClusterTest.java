package dev.smi.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.data.Shares;
import dev.smi.data.UnitFactory;
import dev.smi.data.UnitSpec;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class SparkClusterTest {

    private static final byte[] DATA = TestData.bytes(3_307);

    private static JavaSparkContext context;
    private SparkCluster cluster;

    @BeforeAll
    static void start() {
        SparkConf conf = new SparkConf(false)
                .setMaster("local[2,2]") // two attempts, where jobs want three
                .setAppName("smi-spark tests")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.ui.enabled", "false")
                .set("spark.local.dir", "target/spark-local");
        context = new JavaSparkContext(conf);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @BeforeEach
    void open() {
        TestUnits.reset();
        cluster = SparkCluster.on(context);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private static Job<byte[]> job(Class<? extends UnitFactory> factory) {
        return Job.of("test", TestData.Array.of(DATA), UnitSpec.of(factory), new TestData.Join())
                .shares(Shares.chunks(500));
    }

    @Test
    void shouldMergeEveryResultOnceAndInOrder() throws Exception {
        TestData.Join join = new TestData.Join();
        Job<byte[]> job = Job.of(
                        "test",
                        TestData.Array.of(DATA),
                        UnitSpec.of(TestUnits.Increment.class).times(2),
                        join)
                .shares(Shares.chunks(500));
        Outcome<byte[]> outcome = cluster.run(job);
        assertThat(outcome.value()).isEqualTo(TestData.plus(DATA, 1));
        assertThat(join.order()).isEqualTo(LongStream.range(0, 7).boxed().toList());
        assertThat(outcome.units().stream()
                        .mapToLong(Outcome.UnitTimes::elements)
                        .sum())
                .isEqualTo(DATA.length);
        assertThat(outcome.losses()).isEmpty();
    }

    @Test
    void shouldKeepUnitsBetweenJobsAndCloseThemWithTheCluster() throws Exception {
        cluster.run(job(TestUnits.Increment.class));
        cluster.run(job(TestUnits.Increment.class));
        assertThat(TestUnits.OPENED).hasValue(1);
        cluster.close();
        assertThat(TestUnits.CLOSED).hasValue(1);
    }

    @Test
    void shouldSendResidentDataOnceToAnExecutor() throws Exception {
        MemorySegment added = MemorySegment.ofArray(TestData.bytes(500));
        for (int i = 0; i < 2; i++) {
            UnitSpec unit = UnitSpec.of(TestUnits.AddResident.class)
                    .keeping("added", added)
                    .times(2);
            Job<byte[]> job = Job.of("test", TestData.Array.of(DATA), unit, new TestData.Join())
                    .shares(Shares.chunks(500));
            byte[] sum = cluster.run(job).value();
            assertThat(sum[700]).isEqualTo((byte) (DATA[700] + TestData.bytes(500)[200]));
        }
        assertThat(TestUnits.RESIDENTS).hasSize(1);
    }

    @Test
    void shouldTryAChunkThatFailsAgain() throws Exception {
        Job<byte[]> job = Job.of(
                        "test",
                        TestData.Array.of(DATA),
                        UnitSpec.of(TestUnits.FailAtThree.class).with(new byte[] {2}),
                        new TestData.Join())
                .shares(Shares.chunks(500));
        Outcome<byte[]> outcome = cluster.run(job);
        assertThat(outcome.value()).isEqualTo(TestData.plus(DATA, 1));
        assertThat(outcome.losses())
                .hasSize(2)
                .allSatisfy(loss -> assertThat(loss).contains("chunk 3").contains("the third one again"));
    }

    @Test
    void shouldFailNamingChunkAndCauseWhenAttemptsAreUsedUp() {
        Job<byte[]> job = Job.of(
                        "sums",
                        TestData.Array.of(DATA),
                        UnitSpec.of(TestUnits.FailAtThree.class).with(new byte[] {9}),
                        new TestData.Join())
                .shares(Shares.chunks(500));
        assertThatThrownBy(() -> cluster.run(job))
                .isInstanceOf(JobFailedException.class)
                .hasMessage("sums: chunk 3 (elements 1500 to 1999) failed 3 times, the last time on executor-driver:"
                        + " java.lang.IllegalStateException: the third one again");
    }

    @Test
    void shouldGiveUpAUnitThatTakesLongerThanItsDeadline() throws Exception {
        Outcome<byte[]> outcome = cluster.run(job(TestUnits.HangAtOne.class).deadline(Duration.ofMillis(300)));
        assertThat(outcome.value()).isEqualTo(TestData.plus(DATA, 1));
        assertThat(outcome.losses()).hasSize(1);
        assertThat(outcome.losses().getFirst())
                .contains("chunk 1")
                .contains("longer than the job's deadline of 300 ms");
    }

    @Test
    void shouldWorkOnWhatSparkStores() throws Exception {
        List<byte[]> records = LongStream.range(0, 100)
                .mapToObj(i -> new byte[] {(byte) i, (byte) (2 * i)})
                .toList();
        SparkRecords source = SparkRecords.of(context.parallelize(records, 7));
        TestData.Join join = new TestData.Join();
        byte[] result = cluster.run(Job.of("test", source, UnitSpec.of(TestUnits.Increment.class), join))
                .value();
        byte[] all = new byte[200];
        for (int i = 0; i < 100; i++) {
            all[2 * i] = (byte) i;
            all[2 * i + 1] = (byte) (2 * i);
        }
        assertThat(result).isEqualTo(TestData.plus(all, 1));
        assertThat(join.order()).hasSize(7);
    }
}

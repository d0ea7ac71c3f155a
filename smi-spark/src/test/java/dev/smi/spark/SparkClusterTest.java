package dev.smi.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.KernelDescription;
import dev.smi.data.Outcome;
import dev.smi.data.Shares;
import dev.smi.data.UnitFactory;
import dev.smi.data.UnitSpec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
    void shouldTakeResidentDataOfAnyArray() throws Exception {
        UnitSpec unit =
                UnitSpec.of(TestUnits.AddResident.class).keeping("added", MemorySegment.ofArray(new float[125]));
        Job<byte[]> job = Job.of("test", TestData.Array.of(DATA), unit, new TestData.Join())
                .shares(Shares.chunks(500));
        assertThat(cluster.run(job).value()).isEqualTo(DATA);
    }

    @Test
    void shouldCloseUnitsThatWereNotUsedForLongestWhenThereAreMany() throws Exception {
        for (byte i = 0; i < 11; i++) {
            UnitSpec unit = UnitSpec.of(TestUnits.Increment.class)
                    .with(new byte[] {i})
                    .keeping("something", MemorySegment.ofArray(new byte[] {i}));
            Job<byte[]> job = Job.of("test", TestData.Array.of(DATA), unit, new TestData.Join())
                    .shares(Shares.chunks(DATA.length));
            assertThat(cluster.run(job).value()).isEqualTo(TestData.plus(DATA, 1));
        }
        assertThat(TestUnits.OPENED).hasValue(11);
        assertThat(TestUnits.CLOSED).hasValue(3);
    }

    @Test
    void shouldRefuseKernelsWhichItCannotSeat() {
        UnitSpec unit = UnitSpec.of(TestUnits.Increment.class)
                .on(List.of(KernelDescription.of("a"), KernelDescription.of("b")));
        Job<byte[]> job = Job.of("test", TestData.Array.of(DATA), unit, new TestData.Join());
        assertThatThrownBy(() -> cluster.run(job))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("they cannot be the 2 kernels of this job");
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
                        + " the third one again; mend the cause, or give the job more attempts");
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
    void shouldHoldNoMoreThanItsMemoryAllows() throws Exception {
        AtomicInteger cut = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        TestData.Join join = new TestData.Join();
        TestData.Array counting = new TestData.Array(MemorySegment.ofArray(DATA), () -> {
            int held = cut.incrementAndGet() - join.order().size();
            most.accumulateAndGet(held, Math::max);
        });
        UnitSpec unit = UnitSpec.of(TestUnits.Increment.class).times(8);
        Job<byte[]> job =
                Job.of("test", counting, unit, join).shares(Shares.chunks(500)).memory(1100);
        assertThat(cluster.run(job).value()).isEqualTo(TestData.plus(DATA, 1));
        assertThat(most).hasValueBetween(1, 3);
    }

    @Test
    void shouldEndWhatRunsWhenItsThreadIsInterrupted() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread running = new Thread(() -> {
            try {
                cluster.run(job(TestUnits.SleepForLong.class));
            } catch (JobFailedException | InterruptedException e) {
                thrown.set(e);
            }
        });
        running.start();
        TestUnits.awaitSleeping(Duration.ofSeconds(20));
        running.interrupt();
        running.join(Duration.ofSeconds(20));
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(cluster.run(job(TestUnits.Increment.class)).value()).isEqualTo(TestData.plus(DATA, 1));
    }

    @Test
    void shouldPlanMeasuredAndEqualShares() throws Exception {
        for (Shares shares : List.of(Shares.measured(), Shares.equal())) {
            Job<byte[]> job = job(TestUnits.Increment.class).shares(shares);
            assertThat(cluster.run(job).value()).isEqualTo(TestData.plus(DATA, 1));
        }
    }

    @Test
    void shouldDropNothingWhereSharesGoRoundAgainAndDoNotFitIntoMemory() throws Exception {
        List<Long> counts = List.of(1000L, 1000L, 1000L, 307L);
        Job<byte[]> job = Job.of(
                        "test",
                        TestData.Array.of(DATA),
                        UnitSpec.of(TestUnits.Increment.class).times(2),
                        new TestData.Join())
                .shares(Shares.stated(counts))
                .memory(1);
        assertThat(cluster.run(job).value()).isEqualTo(TestData.plus(DATA, 1));
    }

    @Test
    void shouldMakeMeasuredPiecesLargerOnceItKnowsHowFastUnitsAre() throws Exception {
        TestData.Join join = new TestData.Join();
        Job<byte[]> job = Job.of(
                        "test",
                        TestData.Array.of(TestData.bytes(1 << 20)),
                        UnitSpec.of(TestUnits.Increment.class),
                        join)
                .shares(Shares.measured());
        cluster.run(job);
        assertThat(join.order()).hasSizeLessThan(200); // more than 300 if nothing is ever measured
    }

    @Test
    void shouldLeaveResultsInSparkIfWanted() {
        SparkRecords source = SparkRecords.of(context.parallelize(List.of(new byte[] {1}, new byte[] {2, 3}), 3));
        List<byte[]> results = cluster.map(source, UnitSpec.of(TestUnits.Increment.class), Duration.ofSeconds(20))
                .collect();
        assertThat(results).containsExactly(new byte[] {2}, new byte[] {3, 4});
    }

    @Test
    void shouldWorkOnWhatSparkStores() throws Exception {
        List<byte[]> records = LongStream.range(0, 100)
                .mapToObj(i -> new byte[] {(byte) i, (byte) (2 * i)})
                .toList();
        SparkRecords source = SparkRecords.of(context.parallelize(records, 5));
        TestData.Join join = new TestData.Join();
        byte[] result = cluster.run(Job.of("test", source, UnitSpec.of(TestUnits.Increment.class), join))
                .value();
        byte[] all = new byte[200];
        for (int i = 0; i < 100; i++) {
            all[2 * i] = (byte) i;
            all[2 * i + 1] = (byte) (2 * i);
        }
        assertThat(result).isEqualTo(TestData.plus(all, 1));
        assertThat(join.order()).hasSize(5);
        assertThat(source.size()).isEqualTo(100);
        assertThat(source.cut(37, 2).get(1).toArray(ValueLayout.JAVA_BYTE)).containsExactly(38, 76);
    }
}

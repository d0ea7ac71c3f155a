package dev.smi.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.data.Piece;
import dev.smi.data.Shares;
import dev.smi.data.UnitSpec;
import dev.smi.data.WorkerInfo;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Two executors, each a JVM of its own, and what happens when one of them is killed. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ExecutorLossTest {

    private static final byte[] DATA = TestData.bytes(6_007);

    private static JavaSparkContext context;
    private static SparkCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        // Spark starts executors with the class path of its installation; ours is the tests' own class path.
        Path home = Path.of(System.getenv("SPARK_HOME"));
        Files.createDirectories(home.resolve("jars"));
        // what an executor unpacks stays where it is if it is killed
        Path temporary = Files.createDirectories(home.resolve("tmp"));
        SparkConf conf = new SparkConf(false)
                .setMaster("local-cluster[2,1,512]")
                .setAppName("smi-spark tests")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.ui.enabled", "false")
                .set("spark.local.dir", "target/spark-local")
                .set("spark.executor.memory", "512m")
                .set("spark.executorEnv.JAVA_HOME", System.getProperty("java.home")) // the one that Maven chose
                .set("spark.executor.extraClassPath", System.getProperty("surefire.test.class.path"))
                .set(
                        "spark.executor.extraJavaOptions",
                        // quoted, as Spark cuts the options at spaces
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC \"-Djava.io.tmpdir=" + temporary + "\"");
        context = new JavaSparkContext(conf);
        cluster = SparkCluster.on(context);
        cluster.awaitWorkers(2, Duration.ofSeconds(40));
    }

    @AfterAll
    static void stop() {
        cluster.close();
        context.close();
    }

    @Test
    void shouldNotChangeTheResultWhenAnExecutorIsKilled() throws Exception {
        List<WorkerInfo> workers = cluster.workers();
        assertThat(workers).hasSize(2);
        assertThat(workers)
                .extracting(WorkerInfo::process)
                .doesNotHaveDuplicates()
                .doesNotContain(ProcessHandle.current().pid());
        ProcessHandle victim = ProcessHandle.of(workers.getFirst().process()).orElseThrow();
        AtomicBoolean isKilled = new AtomicBoolean();
        TestData.Join join = new TestData.Join() {
            @Override
            public void accept(Piece piece, MemorySegment result) throws IOException {
                super.accept(piece, result);
                if (piece.index() == 3 && isKilled.compareAndSet(false, true)) {
                    victim.destroyForcibly();
                }
            }
        };
        UnitSpec unit = UnitSpec.of(TestUnits.SlowIncrement.class);
        Outcome<byte[]> outcome =
                cluster.run(Job.of("kill", TestData.Array.of(DATA), unit, join).shares(Shares.chunks(300)));
        assertThat(outcome.value()).isEqualTo(TestData.plus(DATA, 1));
        assertThat(outcome.losses()).isNotEmpty();
    }

    @Test
    void shouldFailNamingAChunkThatKillsItsExecutors() throws Exception {
        UnitSpec unit = UnitSpec.of(TestUnits.HaltAtTwo.class);
        Job<byte[]> job = Job.of("poison", TestData.Array.of(DATA), unit, new TestData.Join())
                .shares(Shares.chunks(1500))
                .attempts(2);
        assertThatThrownBy(() -> cluster.run(job))
                .isInstanceOf(JobFailedException.class)
                .hasMessageStartingWith(
                        "poison: chunk 2 (elements 3000 to 4499) failed 2 times, the last time on executor-")
                .hasMessageContaining("code 7");
        Job<byte[]> next = Job.of(
                        "next", TestData.Array.of(DATA), UnitSpec.of(TestUnits.Increment.class), new TestData.Join())
                .shares(Shares.chunks(1500));
        assertThat(cluster.run(next).value()).isEqualTo(TestData.plus(DATA, 1));
    }
}

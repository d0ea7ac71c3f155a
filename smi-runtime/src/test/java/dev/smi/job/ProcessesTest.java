package dev.smi.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smi.testing.RankProcesses;
import dev.smi.testing.WireMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProcessesTest {

    private static final String FOR_EVER = Long.toString(Long.MAX_VALUE);

    @TempDir
    Path directory;

    @Test
    void shouldPassNumbersBetweenProcessesAndLeaveNoFile() throws Exception {
        try (RankProcesses ranks = new RankProcesses(directory)) {
            for (int rank = 0; rank < 3; rank++) {
                ranks.start(rank, 3, WireMain.class, "10000");
            }
            long sum = 10_000L * 9_999 / 2;
            assertThat(ranks.await(0)).endsWith("ok " + (sum + 20_000) + "\n");
            assertThat(ranks.await(1)).endsWith("ok " + sum + "\n");
            assertThat(ranks.await(2)).endsWith("ok " + (sum + 10_000) + "\n");
            assertThat(ranks.jobDirectory()).doesNotExist();
        }
    }

    @Test
    void shouldNameTheRankWhoseProcessWasKilled() throws Exception {
        try (RankProcesses ranks = new RankProcesses(directory)) {
            ranks.start(0, 2, WireMain.class, FOR_EVER);
            Process victim = ranks.start(1, 2, WireMain.class, FOR_EVER);
            awaitMeeting(ranks, 2);
            victim.destroyForcibly().waitFor();
            long killed = System.nanoTime();
            assertThat(ranks.await(0))
                    .contains("rank 1 (process " + victim.pid())
                    .contains("ended without closing its Smi");
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - killed))
                    .isLessThan(10);
            assertThat(ranks.jobDirectory()).doesNotExist();
        }
    }

    @Test
    void shouldEndAllProcessesForTheReasonThatOneFailedOf() throws Exception {
        try (RankProcesses ranks = new RankProcesses(directory)) {
            Process first = ranks.start(0, 2, WireMain.class, FOR_EVER);
            ranks.start(1, 2, WireMain.class, FOR_EVER, "rank 1 failed: out of paper");
            assertThat(ranks.await(0)).contains("rank 1 failed: out of paper");
            assertThat(first.exitValue()).isEqualTo(JobException.DEADLOCK);
            ranks.await(1);
            assertThat(ranks.jobDirectory()).doesNotExist();
        }
    }

    @Test
    void shouldNameARankThatEndedInOrderAndIsStillWaitedFor() throws Exception {
        try (RankProcesses ranks = new RankProcesses(directory)) {
            ranks.start(0, 2, WireMain.class, "1000");
            ranks.start(1, 2, WireMain.class, "1");
            assertThat(ranks.await(1)).endsWith("ok 0\n");
            assertThat(ranks.await(0)).contains("has come to its end; rank 0 waits for");
        }
    }

    @Test
    void shouldNameRanksThatDoNotCome() throws Exception {
        try (RankProcesses ranks = new RankProcesses(directory)) {
            ranks.start(1, 4, Map.of("JDK_JAVA_OPTIONS", "-Dsmi.test.limit=1"), WireMain.class, "10");
            assertThat(ranks.await(0)).contains("ranks 0, 2, 3 of 4 did not come within 1.0 s, rank 1 waits");
        }
    }

    @Test
    void shouldRemoveWhatKilledJobsLeftBehind() throws Exception {
        try (RankProcesses dead = new RankProcesses(directory);
                RankProcesses ranks = new RankProcesses(directory)) {
            Process first = dead.start(0, 2, WireMain.class, FOR_EVER);
            Process second = dead.start(1, 2, WireMain.class, FOR_EVER);
            awaitMeeting(dead, 2);
            first.destroyForcibly();
            second.destroyForcibly();
            first.waitFor();
            second.waitFor();
            assertThat(dead.jobDirectory()).exists();
            ranks.start(0, 2, WireMain.class, "10");
            ranks.start(1, 2, WireMain.class, "10");
            assertThat(ranks.await(0)).contains("ok");
            assertThat(dead.jobDirectory()).doesNotExist();
        }
    }

    @Test
    void shouldRefuseRanksOfJobsOfDifferentSizes() throws Exception {
        try (RankProcesses ranks = new RankProcesses(directory)) {
            ranks.start(0, 2, WireMain.class, "10");
            ranks.start(1, 3, WireMain.class, "10");
            String both = ranks.await(0) + ranks.await(1);
            assertThat(both).contains("is one of").contains("start all ranks of a job with one command");
        }
    }

    @Test
    void shouldRefuseARankThatIsThereTwice() throws Exception {
        try (RankProcesses ranks = new RankProcesses(directory)) {
            ranks.start(0, 2, WireMain.class, "10");
            while (!Files.exists(ranks.jobDirectory().resolve("rank-0"))) {
                Thread.onSpinWait();
            }
            ranks.start(0, 2, WireMain.class, "10");
            assertThat(ranks.await(1)).contains("is there twice");
        }
    }

    @Test
    void shouldRefuseAnOpenMpiJobOnSeveralHosts() throws Exception {
        try (RankProcesses ranks = new RankProcesses(directory)) {
            ranks.start(0, 2, Map.of("OMPI_COMM_WORLD_LOCAL_SIZE", "1"), WireMain.class, "10");
            assertThat(ranks.await(0)).contains("several hosts").contains("launch with mpjrun");
        }
    }

    @Test
    void shouldRunUnderOpenMpi() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mpirun")), "there is no /usr/bin/mpirun here");
        Path output = directory.resolve("output");
        Process mpirun = new ProcessBuilder(
                        "/usr/bin/mpirun",
                        "--allow-run-as-root",
                        "--oversubscribe",
                        "-np",
                        "4",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dsmi.shm=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        WireMain.class.getName(),
                        "1000")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(mpirun.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(output)).contains("ok 499500\n", "ok 500500\n", "ok 501500\n", "ok 502500\n");
            assertThat(mpirun.exitValue()).isZero();
        } finally {
            mpirun.destroy();
        }
    }

    private static void awaitMeeting(RankProcesses ranks, int count) throws IOException {
        for (int rank = 0; rank < count; rank++) {
            while (!ranks.printed(rank).contains("met")) {
                Thread.onSpinWait();
            }
        }
    }
}

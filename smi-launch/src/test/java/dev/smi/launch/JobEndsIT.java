package dev.smi.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which a job ends, in MPJ Express's three devices; nothing of it is left after any of them. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class JobEndsIT {

    private static final String DEVICES = """
            multicore
            niodev
            hybdev
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void mpjIsInstalled() {
        assumeTrue(MpjInstallation.find().isPresent(), "MPJ Express is not installed: apt install libmpj-java");
    }

    @ParameterizedTest
    @CsvSource(textBlock = DEVICES)
    void shouldSucceedIfAllRanksReturn(String device) throws Exception {
        try (LaunchedJob job = start(device, "well")) {
            assertThat(job.await()).as(job.err()).isZero();
            assertThat(job.out().lines()).containsExactlyInAnyOrder("rank 0 of 2 runs", "rank 1 of 2 runs");
            assertThat(job.err()).isEmpty();
            job.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = DEVICES)
    void shouldNameTheRankThatThrew(String device) throws Exception {
        try (LaunchedJob job = start(device, "throw")) {
            assertThat(job.await()).isEqualTo(1);
            assertThat(job.err())
                    .contains("rank 1: uncaught java.lang.IllegalArgumentException: planted\nsecond line\n\tat ")
                    .endsWith("mpjrun: rank 1 of 2: uncaught java.lang.IllegalArgumentException: planted\n");
            job.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "multicore, exit0, 1, called System.exit(0) before its Smi was closed; open it in a try statement",
        "niodev,    exit0, 1, called System.exit(0) before its Smi was closed; open it in a try statement",
        "hybdev,    exit0, 1, called System.exit(0) before its Smi was closed; open it in a try statement",
        "multicore, exit3, 3, called System.exit(3)",
        "niodev,    exit3, 3, called System.exit(3)",
        "hybdev,    exit3, 3, called System.exit(3)",
        "multicore, open,  1, main returned before its Smi was closed; open it in a try statement",
        "niodev,    open,  1, main returned before its Smi was closed; open it in a try statement",
        "hybdev,    open,  1, main returned before its Smi was closed; open it in a try statement",
        "multicore, deadlock, 3, deadlock: planted",
    })
    void shouldSayHowARankEnded(String device, String how, int status, String cause) throws Exception {
        try (LaunchedJob job = start(device, how)) {
            assertThat(job.await()).isEqualTo(status);
            assertThat(job.err()).endsWith("mpjrun: rank 1 of 2: " + cause + "\n");
            job.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @CsvSource({"multicore, 'ranks 0, 1 of 2'", "niodev, rank 1 of 2", "hybdev, 'ranks 0, 1 of 2'"})
    void shouldNoticeThatARankWasKilled(String device, String who) throws Exception {
        try (LaunchedJob job = start(device, "hang")) {
            job.awaitOutput(2);
            job.signalRank("KILL", 1);
            assertThat(job.await()).isEqualTo(1);
            assertThat(job.err()).contains("mpjrun: " + who).contains("died: the process was killed by a signal");
            job.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = DEVICES)
    void shouldEndAJobThatHangs(String device) throws Exception {
        String[] arguments = LaunchedJob.arguments(2, device, "Ends", "hang");
        String[] all = new String[arguments.length + 2];
        all[0] = "--deadline";
        all[1] = "5";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        try (LaunchedJob job = LaunchedJob.start(directory, all)) {
            assertThat(job.await()).isEqualTo(124);
            assertThat(job.err()).isEqualTo("mpjrun: deadline of 5 s passed; ranks 0, 1 had not ended\n");
            job.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "multicore, INT, 130", "niodev, INT, 130", "hybdev, INT, 130",
        "multicore, TERM, 143", "niodev, TERM, 143", "hybdev, TERM, 143",
        "multicore, KILL, 137", "niodev, KILL, 137", "hybdev, KILL, 137",
    })
    void shouldLeaveNothingWhenItIsInterrupted(String device, String signal, int status) throws Exception {
        assumeFalse(signal.equals("INT") && ignoresInterrupts(), "whoever started the tests ignores SIGINT");
        try (LaunchedJob job = start(device, "hang")) {
            job.awaitOutput(2);
            job.signal(signal);
            assertThat(job.await()).isEqualTo(status);
            job.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"niodev", "hybdev"})
    void shouldNoticeThatTheDaemonIsGone(String device) throws Exception {
        try (LaunchedJob job = start(device, "hang")) {
            job.awaitOutput(2);
            job.processes().stream()
                    .filter(process -> process.info().commandLine().orElse("").contains("daemon.jar"))
                    .forEach(ProcessHandle::destroyForcibly);
            assertThat(job.await()).isEqualTo(1);
            assertThat(job.err()).contains("mpjrun: MPJ Express's daemon ended");
            job.assertNothingLeft();
        }
    }

    private LaunchedJob start(String device, String how) throws Exception {
        return LaunchedJob.start(directory, LaunchedJob.arguments(2, device, "Ends", how));
    }

    /** Shells start background processes so, and a JVM leaves it that way. */
    private static boolean ignoresInterrupts() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(
                                        line.substring("SigIgn:".length()).strip(), 16)
                                & 2)
                        != 0);
    }
}

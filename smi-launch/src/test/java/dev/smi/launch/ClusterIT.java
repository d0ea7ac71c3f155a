package dev.smi.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smi.launch.agent.AgentOptions;
import dev.smi.launch.agent.Scope;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on daemons that run already, as on a cluster; here of one host. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class ClusterIT {

    @TempDir
    Path directory;

    private @Nullable Process daemon;

    @BeforeEach
    void mpjIsInstalled() {
        assumeTrue(MpjInstallation.find().isPresent(), "MPJ Express is not installed: apt install libmpj-java");
    }

    @AfterEach
    void stopDaemon() throws InterruptedException {
        if (daemon != null) {
            daemon.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void shouldRunOnDaemonsThatAreThere() throws Exception {
        Path home = startDaemon();
        try (LaunchedJob job = start(home, "well")) {
            assertThat(job.await()).as(job.err()).isZero();
            assertThat(job.out().lines()).contains("rank 0 of 2 runs", "rank 1 of 2 runs");
        }
        assertThat(home.resolve("jobs")).isEmptyDirectory();
    }

    @Test
    void shouldNameTheRankThatThrew() throws Exception {
        Path home = startDaemon();
        try (LaunchedJob job = start(home, "throw")) {
            assertThat(job.await()).isEqualTo(1);
            assertThat(job.err())
                    .endsWith("mpjrun: rank 1 of 2: uncaught java.lang.IllegalArgumentException: planted\n");
            assertNothingLeft(job, home);
        }
    }

    @Test
    void shouldSayThatThereIsNoHome() throws Exception {
        try (LaunchedJob job = start(directory.resolve("none"), "well")) {
            assertThat(job.await()).isEqualTo(1);
            assertThat(job.err())
                    .startsWith("mpjrun: error: -machinesfile needs MPJ_HOME")
                    .contains("--make-home");
        }
    }

    @Test
    void shouldLeaveNothingWhenItIsKilled() throws Exception {
        Path home = startDaemon();
        try (LaunchedJob job = start(home, "hang")) {
            job.awaitOutput(2);
            job.signal("KILL");
            job.await();
            assertNothingLeft(job, home);
        }
    }

    private static void assertNothingLeft(LaunchedJob job, Path home) throws Exception {
        Path jobs = home.resolve("jobs");
        job.await(() -> LaunchedJob.processesOf(jobs).isEmpty() && isEmpty(jobs));
    }

    private static boolean isEmpty(Path directory) {
        String[] names = directory.toFile().list();
        return names == null || names.length == 0;
    }

    private LaunchedJob start(Path home, String how) throws Exception {
        Path machines = Files.writeString(directory.resolve("machines"), "127.0.0.1\n");
        String[] job = LaunchedJob.arguments(2, "niodev", "Ends", how);
        String[] all = new String[job.length + 2];
        all[0] = "-machinesfile";
        all[1] = machines.toString();
        System.arraycopy(job, 0, all, 2, job.length);
        return LaunchedJob.start(directory, List.of("MPJ_HOME=" + home), all);
    }

    /** The daemon is kept on loopback, which that of a real cluster is not, and ends with the tests. */
    private Path startDaemon() throws Exception {
        Path home = directory.resolve("home");
        MpjHome mpj = MpjHome.create(
                Files.createDirectory(home), MpjInstallation.find().orElseThrow(), Ports.free());
        Path agent = directory.resolve("agent.jar");
        AgentJar.write(agent, ClassPaths.of(Optional.of("src")).shared());
        ProcessHandle self = ProcessHandle.current();
        AgentOptions options = new AgentOptions(Scope.LOCAL, self.pid(), AgentOptions.startOf(self), home);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-javaagent:" + agent + "=" + options.text(),
                        "-Duser.home=" + home,
                        "-jar",
                        mpj.daemon().toString(),
                        String.valueOf(mpj.daemonPort()))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(directory.resolve("daemon").toFile());
        builder.environment().put("MPJ_HOME", home.toString());
        builder.environment()
                .merge("PATH", System.getProperty("java.home") + "/bin", (path, java) -> java + ":" + path);
        Process started = builder.start();
        daemon = started;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Listeners.has(mpj.daemonPort())) {
            assertThat(started.isAlive() && System.nanoTime() < end)
                    .as(Files.readString(directory.resolve("daemon")))
                    .isTrue();
            Thread.sleep(20);
        }
        return home;
    }
}

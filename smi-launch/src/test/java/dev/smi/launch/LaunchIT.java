package dev.smi.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ranks find when they run: classes, arguments, messages, other programs; and who can reach them. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class LaunchIT {

    private static final Path MPJ = Path.of("/usr/share/java/mpj.jar");

    @TempDir
    Path directory;

    @BeforeEach
    void mpjIsInstalled() {
        assumeTrue(MpjInstallation.find().isPresent(), "MPJ Express is not installed: apt install libmpj-java");
    }

    @Test
    void shouldShareTheProjectsClassesAndNothingElse() throws Exception {
        try (LaunchedJob job = LaunchedJob.start(directory, LaunchedJob.arguments(3, "multicore", "Statics", "a"))) {
            assertThat(job.await()).as(job.err()).isZero();
            assertThat(distinct(job, "project")).isEqualTo(1);
            assertThat(distinct(job, "adapter")).isEqualTo(3);
            assertThat(job.out().lines().filter("application 1"::equals)).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"multicore", "niodev"})
    void shouldPassArgumentsAsTheyAre(String device) throws Exception {
        // in a locale without it no process can pass an umlaut on
        boolean isUnicode = System.getProperty("sun.jnu.encoding", "").equals("UTF-8");
        String[] odd = {"", "two words", "<&>;|'\"", "-np", "$HOME", (isUnicode ? "ü" : "u") + "\nline"};
        try (LaunchedJob job = LaunchedJob.start(directory, LaunchedJob.arguments(1, device, "Statics", odd))) {
            assertThat(job.await()).as(job.err()).isZero();
            assertThat(job.out()).contains("arguments " + List.of(odd) + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"multicore, 2", "multicore, 4", "niodev, 2", "niodev, 4"})
    void shouldCarryMessagesBothWaysInOrder(String device, int ranks) throws Exception {
        try (LaunchedJob job =
                LaunchedJob.start(directory, LaunchedJob.arguments(ranks, device, "Flood", "200", "0", "65536"))) {
            assertThat(job.await()).as(job.err()).isZero();
            assertThat(job.out().lines().filter(line -> line.contains("received " + 200 * (ranks - 1) + " messages")))
                    .hasSize(ranks);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"multicore", "niodev", "hybdev"})
    void shouldRunOrdinaryMpjPrograms(String device) throws Exception {
        try (LaunchedJob job = startOrdinary(device, "finalize")) {
            assertThat(job.await()).as(job.err()).isZero();
            assertThat(job.out().lines())
                    .containsExactlyInAnyOrder(
                            "rank 0 of 2 sum 1 arguments finalize", "rank 1 of 2 sum 1 arguments finalize");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"multicore", "niodev", "hybdev"})
    void shouldSayThatAnMpjProgramDidNotFinalize(String device) throws Exception {
        try (LaunchedJob job = startOrdinary(device, "forget")) {
            assertThat(job.await()).isEqualTo(1);
            assertThat(job.err()).contains("of 2: main returned before it called MPI.Finalize\n");
            job.assertNothingLeft();
        }
    }

    @Test
    void shouldListenOnLoopbackOnly() throws Exception {
        try (LaunchedJob job = LaunchedJob.start(directory, LaunchedJob.arguments(2, "niodev", "Ends", "hang"))) {
            job.awaitOutput(2);
            List<String> addresses = job.processes().stream()
                    .flatMap(process -> listening(process.pid()))
                    .toList();
            assertThat(addresses).hasSizeGreaterThanOrEqualTo(3);
            assertThat(addresses)
                    .allMatch(address ->
                            address.startsWith("0100007F:") || address.startsWith("0000000000000000FFFF00000100007F:"));
        }
    }

    @Test
    void shouldRunTwoJobsAtOnce() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));
        String[] arguments = LaunchedJob.arguments(2, "niodev", "Flood", "100", "1", "1000");
        try (LaunchedJob first = LaunchedJob.start(directory, arguments);
                LaunchedJob second = LaunchedJob.start(other, arguments)) {
            assertThat(first.await()).as(first.err()).isZero();
            assertThat(second.await()).as(second.err()).isZero();
            first.assertNothingLeft();
            second.assertNothingLeft();
        }
    }

    @Test
    void shouldSayThatAJvmOptionIsWrong() throws Exception {
        String[] arguments = LaunchedJob.arguments(2, "multicore", "Ends", "well");
        arguments[4] = "-XX:NoSuchOption";
        try (LaunchedJob job = LaunchedJob.start(directory, arguments)) {
            assertThat(job.await()).isEqualTo(1);
            assertThat(job.err()).contains("NoSuchOption").contains("before ranks 0, 1 had started");
            job.assertNothingLeft();
        }
    }

    private static long distinct(LaunchedJob job, String what) {
        return job.out()
                .lines()
                .filter(line -> line.startsWith(what + " "))
                .distinct()
                .count();
    }

    private LaunchedJob startOrdinary(String device, String argument) throws Exception {
        Path source = Path.of("src/test/resources/programs/OrdinaryMpj.java");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", MPJ.toString(), "-d", directory.toString(), source.toString());
        assertThat(status).isZero();
        return LaunchedJob.start(
                directory, "-np", "2", "-dev", device, "-cp", directory.toString(), "OrdinaryMpj", argument);
    }

    /** The local addresses, in hexadecimal, that a process listens on. */
    private static Stream<String> listening(long pid) {
        try {
            List<String> sockets;
            try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
                sockets = open.map(LaunchIT::target)
                        .filter(name -> name.startsWith("socket:["))
                        .map(name -> name.substring("socket:[".length(), name.length() - 1))
                        .toList();
            }
            Stream<String> lines = Stream.concat(
                    Files.readAllLines(Path.of("/proc/" + pid + "/net/tcp")).stream(),
                    Files.readAllLines(Path.of("/proc/" + pid + "/net/tcp6")).stream());
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns[3].equals("0A") && sockets.contains(columns[9]))
                    .map(columns -> columns[1].toUpperCase(Locale.ROOT));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (java.io.IOException _) {
            return ""; // closed meanwhile
        }
    }
}

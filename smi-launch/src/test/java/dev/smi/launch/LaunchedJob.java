package dev.smi.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A job started with {@code bin/mpjrun}, in a directory of its own. For one thread. */
final class LaunchedJob implements AutoCloseable {

    static final String PROGRAMS = "dev.smi.launch.program.";

    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(40);

    private final Path directory;
    private final Path temporary;
    private final Process process;

    private LaunchedJob(Path directory, Path temporary, Process process) {
        this.directory = directory;
        this.temporary = temporary;
        this.process = process;
    }

    /** Starts the job; the class path is that of the tests. */
    static LaunchedJob start(Path directory, String... arguments) throws IOException {
        return start(directory, List.of(), arguments);
    }

    static LaunchedJob start(Path directory, List<String> environment, String... arguments) throws IOException {
        Path home = Path.of(System.getProperty("smi.home"));
        // a socket's path has to be short, and those of builds are not
        Path temporary = Files.createTempDirectory("smi-it");
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/mpjrun").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().put("TMPDIR", temporary.toString());
        builder.environment().put("SMI_NO_BUILD", "1");
        builder.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        for (String entry : environment) {
            builder.environment().put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
        }
        return new LaunchedJob(directory, temporary, builder.start());
    }

    /** The arguments of a job of {@code ranks} ranks that runs one of the programs here. */
    static String[] arguments(int ranks, String device, String program, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-np", String.valueOf(ranks), "-dev", device));
        all.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        all.addAll(
                List.of("-cp", Path.of("target/test-classes").toAbsolutePath().toString(), PROGRAMS + program));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    /** The exit status. */
    int await() throws InterruptedException {
        if (!process.waitFor(LIMIT_NS, TimeUnit.NANOSECONDS)) {
            fail("mpjrun has not ended; out: " + out() + ", err: " + err());
        }
        return process.exitValue();
    }

    /** Waits until ranks have printed something. */
    void awaitOutput(int ranks) throws InterruptedException {
        await(() -> out().lines().filter(line -> line.endsWith(" runs")).count() >= ranks);
    }

    /** Sends a signal to mpjrun. */
    void signal(String name) throws IOException, InterruptedException {
        signal(name, process.pid());
    }

    /** Sends a signal to a rank's process. */
    void signalRank(String name, int rank) throws IOException, InterruptedException {
        signal(name, Long.parseLong(Files.readString(board(rank + ".started")).strip()));
    }

    String out() {
        return read("out");
    }

    String err() {
        return read("err");
    }

    /** Processes of the job: all of them have the job's directory in their command line. */
    List<ProcessHandle> processes() {
        return processesOf(temporary);
    }

    /** Processes that have a directory in their command line. */
    static List<ProcessHandle> processesOf(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(candidate -> candidate.info().commandLine().orElse("").contains(directory.toString()))
                .toList();
    }

    /** Checks that nothing is left; what ends by itself gets a moment for it. */
    void assertNothingLeft() throws InterruptedException {
        await(() -> processes().isEmpty() && files().isEmpty());
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        processes().forEach(ProcessHandle::destroyForcibly);
        for (Path file : files().reversed()) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(temporary);
    }

    private Path board(String name) throws IOException {
        try (Stream<Path> jobs = Files.list(temporary)) {
            return jobs.findFirst().orElseThrow().resolve("board").resolve(name);
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(file -> !file.equals(temporary)).toList();
        } catch (IOException | java.io.UncheckedIOException _) {
            return List.of(temporary); // somebody is about to delete them
        }
    }

    /** Waits for a moment that has to come. */
    void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("processes %s, files %s, out %s, err %s", processes(), files(), out(), err())
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start();
        assertThat(kill.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }
}

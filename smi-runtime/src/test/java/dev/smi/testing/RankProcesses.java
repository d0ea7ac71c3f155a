package dev.smi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Starts ranks as processes, with the environment that Open MPI gives them. Ends them all when closed. */
public final class RankProcesses implements AutoCloseable {

    private static final long DEADLINE_S = 60;

    private final Path directory;
    private final String job = UUID.randomUUID().toString();
    private final List<Process> processes = new ArrayList<>();

    /**
     * No rank yet.
     *
     * @param directory where the job's directory will be, and what ranks print
     */
    public RankProcesses(Path directory) {
        this.directory = directory;
    }

    /** Starts a rank. */
    public Process start(int rank, int size, Class<?> main, String... arguments) {
        return start(rank, size, Map.of(), main, arguments);
    }

    /** Starts a rank with further variables in its environment. */
    public Process start(int rank, int size, Map<String, String> variables, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dsmi.shm=" + directory,
                "-Dsmi.deadline=20",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OMPI_COMM_WORLD_RANK", Integer.toString(rank));
        builder.environment().put("OMPI_COMM_WORLD_SIZE", Integer.toString(size));
        builder.environment().put("SMI_JOB", job);
        builder.environment().putAll(variables);
        try {
            Process process =
                    builder.redirectOutput(output(processes.size()).toFile()).start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path output(int index) {
        return directory.resolve("output-" + index);
    }

    /** What a process printed, in the order in which they were started, once it has ended. */
    public String await(int index) throws InterruptedException {
        Process process = processes.get(index);
        if (!process.waitFor(DEADLINE_S, TimeUnit.SECONDS)) {
            throw new AssertionError("process " + index + " did not end; it printed: " + printed(index));
        }
        return printed(index);
    }

    /** What a process has printed so far. */
    public String printed(int index) {
        try {
            return Files.readString(output(index));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the job's files are while it runs. */
    public Path jobDirectory() {
        return directory.resolve("smi-ompi-" + job);
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}

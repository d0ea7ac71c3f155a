package dev.smi.data.mpjrun;

import dev.smi.data.WorkerInfo;
import dev.smi.data.cluster.WorkerStarter;
import dev.smi.data.wire.Endpoint;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Starts workers as ranks of a job under {@code mpjrun}. When one of them is lost, so are all: the job is then started
 * again as a whole. For one thread at a time.
 */
public final class MpjRunStarter implements WorkerStarter {

    private static final long GRACE_SECONDS = 5;

    private final List<String> options;
    private @Nullable Running job;
    private int ranks;
    private int covered;
    private int jobs;

    /**
     * A starter.
     *
     * @param options for {@code mpjrun}: {@code -dev niodev}, {@code -machinesfile hosts}; may be empty
     */
    public MpjRunStarter(List<String> options) {
        this.options = List.copyOf(options);
    }

    @Override
    public Started start(Endpoint endpoint, String token, int count, Map<String, String> settings) throws IOException {
        Running before = job;
        if (before != null && covered > 0 && before.process().isAlive()) {
            covered -= count; // lost with the others, and started with them
            return before;
        }
        if (before != null) {
            before.close();
        }
        ranks = Math.max(ranks, count);
        covered = ranks - count;
        jobs++;
        String names = "job-" + jobs + "-rank-";
        Running now = new Running(launch(endpoint, token, settings, names), names);
        job = now;
        return now;
    }

    private Process launch(Endpoint endpoint, String token, Map<String, String> settings, String names)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(mpjrun().toString());
        command.addAll(List.of("-np", Integer.toString(ranks)));
        command.addAll(options);
        new TreeMap<>(settings).forEach((setting, value) -> command.add("-Dsmi." + setting + "=" + value));
        command.addAll(List.of("-cp", classPath()));
        command.addAll(List.of(RankWorker.class.getName(), endpoint.toString(), names));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(TOKEN_VARIABLE, token);
        builder.environment().put("SMI_NO_BUILD", "1"); // what runs is what this JVM has
        return builder.redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
    }

    /** This JVM's, without what is not there, which mpjrun would complain about. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty() && Files.exists(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** {@code SMI_HOME}'s, or the project's that these classes are in. */
    private static Path mpjrun() throws IOException {
        Optional<Path> home = Optional.ofNullable(System.getProperty("smi.home"))
                .or(() -> Optional.ofNullable(System.getenv("SMI_HOME")))
                .map(Path::of)
                .or(MpjRunStarter::projectOfTheseClasses);
        Optional<Path> command = home.map(h -> h.resolve("bin").resolve("mpjrun"));
        if (command.filter(Files::isExecutable).isEmpty()) {
            throw new IOException("there is no mpjrun"
                    + command.map(c -> " at " + c).orElse("") + "; set SMI_HOME to the directory that has it in bin");
        }
        return command.get();
    }

    private static Optional<Path> projectOfTheseClasses() {
        try {
            Path classes = Path.of(MpjRunStarter.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path at = classes.getParent(); at != null; at = at.getParent()) {
                if (Files.isExecutable(at.resolve("bin").resolve("mpjrun"))) {
                    return Optional.of(at);
                }
            }
            return Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /**
     * A job, and with it all of its ranks.
     *
     * @param names what the names of its workers begin with
     */
    private record Running(Process process, String names) implements Started {

        @Override
        public String trouble() {
            return process.isAlive()
                    ? ""
                    : "mpjrun ended with status " + process.exitValue() + ", see standard error; 'smi-doctor' says what"
                            + " this machine lacks";
        }

        /** mpjrun ends a job as a whole. */
        @Override
        public void end(WorkerInfo worker) {
            if (worker.name().startsWith(names)) {
                process.destroy();
            }
        }

        @Override
        public void close() {
            try {
                if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroy();
                    process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // whoever interrupts is in a hurry
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}

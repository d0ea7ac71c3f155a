package dev.smi.launch;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** MPJ Express's starter and daemon, and what they started. For one thread at a time. */
final class MpjProcesses {

    /** For shutdown hooks of the ranks. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final int ROUNDS = 3;

    /** What MPJ Express itself says on every run. */
    private static final Set<String> CHATTER =
            Set.of("MPJ Express (", "Starting process <", "Stopping Process <", "Stopping process <", "EXIT");

    /** It puts that between lines to see whether the starter is alive. */
    private static final String PING = "@Ping#";

    /** They serve a job for a moment; small and quick to start. */
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

    private final MpjHome home;
    private final Path programs = Path.of(System.getProperty("java.home"), "bin");
    private final Path java = programs.resolve("java");
    private @Nullable Process daemon;
    private @Nullable Process starter;
    private @Nullable Thread relay;
    /** From then on the starter complains about connections that it loses. */
    private volatile boolean isEnding;

    MpjProcesses(MpjHome home) {
        this.home = home;
    }

    /** Starts the daemon; it takes a moment until it listens. */
    void startDaemon(String agent, Path userHome) throws IOException {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-javaagent:" + agent));
        command.addAll(SMALL);
        command.add("-Duser.home=" + userHome); // it leaves files there
        command.addAll(List.of("-jar", home.daemon().toString(), String.valueOf(home.daemonPort())));
        daemon = builder(command).redirectOutput(log().toFile()).start();
    }

    /** What the daemon says. */
    Path log() {
        return home.directory().resolve("logs/daemon.txt");
    }

    /**
     * Starts the ranks.
     *
     * @param arguments the starter's, for which MPJ Express's documentation has the meaning
     * @param words where what it says goes, except its chatter
     */
    void startRanks(String agent, List<String> arguments, PrintStream words) throws IOException {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-javaagent:" + agent));
        command.addAll(SMALL);
        command.addAll(List.of("-jar", home.starter().toString()));
        command.addAll(arguments);
        Process started = builder(command).start();
        starter = started;
        relay = Thread.ofVirtual().start(() -> relay(started, words));
    }

    /** Which of them are gone, by name. */
    List<String> gone() {
        List<String> names = new ArrayList<>();
        if (starter != null && !starter.isAlive()) {
            names.add("MPJ Express's starter");
        }
        if (daemon != null && !daemon.isAlive()) {
            names.add("MPJ Express's daemon");
        }
        return names;
    }

    boolean hasDaemonDied() {
        return daemon != null && !daemon.isAlive();
    }

    /**
     * Ends all of them and what they started.
     *
     * @param ranks processes that are known to be the job's, in case their parents are gone
     */
    void end(List<ProcessHandle> ranks) throws InterruptedException {
        isEnding = true;
        for (int round = 0; round < ROUNDS; round++) {
            List<ProcessHandle> all = all(ranks);
            if (all.isEmpty()) {
                break;
            }
            all.forEach(ProcessHandle::destroy);
            awaitEnd(all);
            all.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(all);
        }
        if (relay != null) {
            relay.join(GRACE);
        }
    }

    /** Waits for processes to end by themselves. */
    static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
        long end = System.nanoTime() + GRACE.toNanos();
        for (ProcessHandle process : processes) {
            try {
                process.onExit().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | java.util.concurrent.ExecutionException _) {
                // the caller looks again
            }
        }
    }

    private List<ProcessHandle> all(List<ProcessHandle> ranks) {
        Stream<ProcessHandle> parents =
                Stream.of(starter, daemon).filter(process -> process != null).map(Process::toHandle);
        return Stream.concat(
                        parents.flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants())),
                        ranks.stream())
                .distinct()
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().put("MPJ_HOME", home.directory().toString());
        // MPJ Express starts "java" from the path
        builder.environment().merge("PATH", programs.toString(), (path, ours) -> ours + File.pathSeparator + path);
        return builder;
    }

    private void relay(Process process, PrintStream words) {
        try (BufferedReader lines = process.inputReader(Charset.defaultCharset())) {
            String line;
            while ((line = lines.readLine()) != null) {
                String said = line.replace(PING, "");
                if (!isEnding && !said.isEmpty() && CHATTER.stream().noneMatch(said::startsWith)) {
                    words.println(said);
                }
            }
        } catch (IOException _) {
            // it was ended
        }
    }
}

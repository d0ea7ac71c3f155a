package dev.smi.launch;

import dev.smi.launch.agent.AgentOptions;
import dev.smi.mpj.JobDescription;
import dev.smi.mpj.JobFiles;
import dev.smi.mpj.RankMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One job, from its directory to its verdict. {@link #run} is for one thread; {@link #close} for any. */
public final class Job implements AutoCloseable {

    /** The largest message that niodev sends without asking first; asking can deadlock when both sides send. */
    private static final int EAGER_LIMIT = 1 << 30;

    private static final Duration DAEMON_LIMIT = Duration.ofSeconds(30);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(2);
    private static final long PAUSE_MS = 10;

    private final JobRequest request;
    private final JobPlace place;
    private final ClassPaths classPaths;
    private final Terminal terminal;
    private final JobFiles files;
    private final RankBoard board;
    private final MpjProcesses processes;
    private final Optional<OutputServer> output;
    private boolean isClosed;

    private Job(JobRequest request, JobPlace place, ClassPaths classPaths, Terminal terminal) throws IOException {
        this.request = request;
        this.place = place;
        this.classPaths = classPaths;
        this.terminal = terminal;
        files = new JobFiles(place.directory());
        board = new RankBoard(files, request.ranks());
        processes = new MpjProcesses(place.home());
        output = place.isLocal() ? Optional.of(OutputServer.open(files.output(), terminal)) : Optional.empty();
    }

    /**
     * Makes the job's directory; nothing runs yet.
     *
     * @param terminal where the ranks' output goes
     */
    public static Job prepare(JobRequest request, Terminal terminal) throws IOException, LaunchException {
        ClassPaths classPaths = ClassPaths.of(request.classPath());
        classPaths.checkHas(request.main());
        return new Job(request, JobPlace.create(request), classPaths, terminal);
    }

    /** Runs the job until it has ended. */
    public Verdict run() throws IOException, InterruptedException, LaunchException {
        Files.createDirectory(files.board());
        new JobDescription(place.job(), request.ranks(), request.main(), request.arguments())
                .write(files.description());
        AgentJar.write(place.agentJar(), classPaths.shared());
        if (place.isLocal() && request.device().needsDaemon()) {
            startDaemon();
        }
        // what ranks print comes this way from other hosts; here only JVMs themselves write to it
        processes.startRanks(hostAgent(), starterArguments(), place.isLocal() ? terminal.err() : terminal.out());
        Verdict verdict = new JobWatch(board, processes, request, START_LIMIT).await();
        if (verdict.status() == 0) {
            Files.createFile(files.released());
            MpjProcesses.awaitEnd(board.processes());
        }
        return verdict;
    }

    /** Ends whatever is left of the job and removes its files. A second time does nothing. */
    @Override
    public synchronized void close() throws IOException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            processes.end(place.isLocal() ? board.processes() : List.of());
            if (output.isPresent()) {
                output.get().drain(DRAIN_LIMIT);
                output.get().close();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        place.delete();
    }

    /** For processes on this host. */
    private String hostAgent() {
        ProcessHandle self = ProcessHandle.current();
        return agent(new AgentOptions(place.scope(), self.pid(), AgentOptions.startOf(self), place.directory()));
    }

    private String rankAgent() {
        return place.isLocal()
                ? hostAgent()
                : agent(new AgentOptions(place.scope(), AgentOptions.ELSEWHERE, 0, place.directory()));
    }

    private String agent(AgentOptions options) {
        return place.agentJar() + "=" + options.text();
    }

    private void startDaemon() throws IOException, InterruptedException, LaunchException {
        processes.startDaemon(
                hostAgent(), Files.createDirectory(place.directory().resolve("home")));
        long end = System.nanoTime() + DAEMON_LIMIT.toNanos();
        while (!Listeners.has(place.home().daemonPort())) {
            if (processes.hasDaemonDied() || System.nanoTime() > end) {
                throw new LaunchException("MPJ Express's daemon did not start; it said: "
                        + Files.readString(processes.log()).strip());
            }
            Thread.sleep(PAUSE_MS);
        }
    }

    private List<String> starterArguments() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-np", String.valueOf(request.ranks()), "-dev", request.device().option()));
        if (request.device().needsDaemon()) {
            arguments.addAll(List.of(
                    "-psl",
                    String.valueOf(EAGER_LIMIT),
                    "-machinesfile",
                    machines().toString()));
        }
        arguments.add("-javaagent:" + rankAgent());
        arguments.add("-D" + JobFiles.PROPERTY + "=" + place.directory());
        arguments.add("--enable-native-access=ALL-UNNAMED");
        arguments.add("-XX:-DontCompileHugeMethods"); // kernels can be long
        arguments.addAll(request.jvmOptions());
        arguments.addAll(List.of("-cp", ClassPaths.text(classPaths.ofRank()), RankMain.class.getName()));
        return arguments;
    }

    private Path machines() throws IOException {
        if (request.machines().isPresent()) {
            return request.machines().get();
        }
        return Files.writeString(place.directory().resolve("machines"), "127.0.0.1\n");
    }
}

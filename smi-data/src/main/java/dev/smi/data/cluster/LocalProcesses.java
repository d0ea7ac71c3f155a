package dev.smi.data.cluster;

import dev.smi.data.WorkerInfo;
import dev.smi.data.wire.Endpoint;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts workers as JVMs of this machine, with the class path and the options of this one. */
final class LocalProcesses implements WorkerStarter {

    private static final String MAIN = "dev.smi.data.cli.SmiWorker";

    /** The client listens before its workers start; if it is not there any more it does not come back. */
    private static final String WAIT_SECONDS = "2";

    private static final long GRACE_MS = 3000;

    /** Options that are this JVM's own: debuggers, agents, ports and files that two cannot share. */
    private static final List<String> OWN_OPTIONS = List.of(
            "-agentlib",
            "-agentpath",
            "-javaagent",
            "-Xrunjdwp",
            "-Xdebug",
            "-XX:StartFlightRecording",
            "-XX:FlightRecorderOptions",
            "-Xlog",
            "-Dcom.sun.management.",
            "-XX:OnOutOfMemoryError",
            "-XX:OnError");

    private final List<Long> heaps;
    private int named;

    /** @param heaps bytes of heap of each worker, in turn; 0 for what this JVM was told */
    LocalProcesses(List<Long> heaps) {
        this.heaps = List.copyOf(heaps);
    }

    @Override
    public Started start(Endpoint endpoint, String token, int count, Map<String, String> settings) throws IOException {
        List<Process> processes = new ArrayList<>();
        try {
            for (int worker = 0; worker < count; worker++) {
                long heap = heaps.get(named % heaps.size());
                processes.add(start(endpoint, token, "local-" + named++, heap, settings));
            }
        } catch (IOException e) {
            processes.forEach(Process::destroyForcibly);
            throw e;
        }
        return new Running(processes);
    }

    private static Process start(Endpoint endpoint, String token, String name, long heap, Map<String, String> settings)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        if (heap > 0) {
            command.add("-Xmx" + Math.max(2, heap >> 20) + "m"); // the last one counts
        }
        new TreeMap<>(settings).forEach((setting, value) -> command.add("-Dsmi." + setting + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        command.addAll(List.of(endpoint.toString(), "--name", name, "--wait", WAIT_SECONDS));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(WorkerStarter.TOKEN_VARIABLE, token);
        // standard output may be the client's result, so what a unit prints there is thrown away
        return builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
    }

    /** Those of the JVM's options that another JVM can have, too. */
    static List<String> options(List<String> arguments) {
        return arguments.stream()
                .filter(option -> OWN_OPTIONS.stream().noneMatch(option::startsWith))
                .toList();
    }

    private record Running(List<Process> processes) implements Started {

        @Override
        public String trouble() {
            return String.join(
                    "; ",
                    processes.stream()
                            .filter(process -> !process.isAlive())
                            .map(process -> "process " + process.pid() + " ended with status " + process.exitValue()
                                    + ", see standard error")
                            .toList());
        }

        @Override
        public void end(WorkerInfo worker) {
            find(worker).forEach(Process::destroyForcibly);
        }

        @Override
        public void endMissing(Set<Long> come) {
            processes.stream().filter(process -> !come.contains(process.pid())).forEach(Process::destroyForcibly);
        }

        private Stream<Process> find(WorkerInfo worker) {
            return processes.stream().filter(process -> process.pid() == worker.process());
        }

        @Override
        public void close() {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MS);
            try {
                for (Process process : processes) {
                    process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // whoever interrupts is in a hurry
            }
            processes.forEach(Process::destroyForcibly);
        }
    }
}

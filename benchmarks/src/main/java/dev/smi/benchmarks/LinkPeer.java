package dev.smi.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * One way to get bytes from one rank to another: commands, started together, of which one prints figures.
 *
 * @param name what the table calls it
 * @param commands a process each
 * @param environments what each finds in its environment besides ours
 * @param missing why it cannot run here, if so
 */
record LinkPeer(
        String name, List<List<String>> commands, List<Map<String, String>> environments, Optional<String> missing) {

    private static final long DEADLINE_S = 120;

    /** One that cannot run here. */
    static LinkPeer missing(String name, String reason) {
        return new LinkPeer(name, List.of(), List.of(), Optional.of(reason));
    }

    /** A single command, such as a launcher of ranks. */
    static LinkPeer launched(String name, List<String> command) {
        return new LinkPeer(name, List.of(command), List.of(Map.of("SMI_NO_BUILD", "1")), Optional.empty());
    }

    /** Two JVMs of ours that share this host's memory. */
    static LinkPeer processes(String name, List<String> command) {
        return new LinkPeer(name, List.of(command, command), List.of(), Optional.empty());
    }

    /**
     * Runs it once.
     *
     * @param directory where the processes' output goes
     * @throws IOException if it fails; the message has what it printed
     */
    LinkFigures run(Path directory) throws IOException, InterruptedException {
        String job = "bench-" + UUID.randomUUID();
        List<Process> processes = new ArrayList<>();
        List<Path> outputs = new ArrayList<>();
        try {
            for (int i = 0; i < commands.size(); i++) {
                Path output = Files.createTempFile(directory, "link", ".txt");
                outputs.add(output);
                processes.add(start(i, job, output));
            }
            for (Process process : processes) {
                await(process, outputs);
            }
        } finally {
            processes.forEach(Process::destroy);
        }
        return LinkFigures.parse(Files.readString(outputs.getFirst()));
    }

    private Process start(int index, String job, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(commands.get(index))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        if (commands.size() > 1) {
            builder.environment().put("PMI_RANK", Integer.toString(index));
            builder.environment().put("PMI_SIZE", Integer.toString(commands.size()));
            builder.environment().put("SMI_JOB", job);
        }
        environments.stream().skip(index).limit(1).forEach(builder.environment()::putAll);
        return builder.start();
    }

    private void await(Process process, List<Path> outputs) throws IOException, InterruptedException {
        boolean hasEnded = process.waitFor(DEADLINE_S, TimeUnit.SECONDS);
        if (!hasEnded || process.exitValue() != 0) {
            StringBuilder printed = new StringBuilder();
            for (Path output : outputs) {
                printed.append(Files.readString(output));
            }
            String how = hasEnded ? "ended with status " + process.exitValue() : "took over " + DEADLINE_S + " s";
            throw new IOException(name + " " + how + ": " + printed);
        }
    }
}

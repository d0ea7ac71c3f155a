package dev.smi.benchmarks;

import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The subcommand {@code gzip}: the application against gzip, pigz and igzip, each in a process of its own. */
@Command(
        name = "gzip",
        description = {
            "Times 'smi-app gzip' with each engine, and pigz, igzip and (at level 1) gzip where they are installed, on"
                    + " the same file at the same level, in turns. Prints a table in Markdown: the median of the rounds, and from where"
                    + " to where they went, in millions of bytes of data a second, and the median of the processor time. The time is that of the whole"
                    + " process, a JVM's start included. What was written is tested once."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class GzipBenchmark implements Callable<Integer> {

    private static final Duration DEADLINE = Duration.ofMinutes(20);
    private static final String TEST = "gzip";

    @Option(
            names = "--size",
            paramLabel = "MB",
            defaultValue = "512",
            description = "Megabytes of data to make up (default: ${DEFAULT-VALUE}).")
    int megabytes;

    @Option(names = "--file", paramLabel = "F", description = "Compress this file instead of made-up data.")
    @Nullable
    Path file;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Threads and workers (default: ${DEFAULT-VALUE}).")
    int threads;

    @Option(
            names = "--level",
            paramLabel = "L",
            split = ",",
            defaultValue = "1,6",
            description = "Levels (default: ${DEFAULT-VALUE}).")
    List<Integer> levels = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("smi-bench");
        Path data = directory.resolve("data");
        try {
            if (file == null) {
                MixedData.write(data, megabytes * 1_000_000L);
            } else {
                Files.copy(file, data);
            }
            System.out.println("| level | program | MB/s | of pigz | CPU s | ratio | bytes |");
            System.out.println("|---|---|---|---|---|---|---|");
            for (int level : levels) {
                measure(data, level);
            }
        } finally {
            Files.deleteIfExists(data);
            Files.deleteIfExists(compressed(data));
            Files.delete(directory);
        }
        return ExitStatus.OK;
    }

    private void measure(Path data, int level) throws IOException, InterruptedException {
        Path home = Path.of(System.getenv().getOrDefault("SMI_HOME", "."));
        Map<GzipProgram, List<Double>> speeds = new LinkedHashMap<>();
        Map<GzipProgram, List<Double>> times = new LinkedHashMap<>();
        Map<GzipProgram, Long> sizes = new LinkedHashMap<>();
        List<GzipProgram> programs = GzipProgram.installed(home, level, threads);
        for (int round = 0; round < rounds; round++) {
            for (GzipProgram program : programs) {
                if (round > 0 && !sizes.containsKey(program)) {
                    continue;
                }
                Files.deleteIfExists(compressed(data));
                double before = ChildTime.seconds();
                long start = System.nanoTime();
                if (!run(program.command(), data)) {
                    System.err.println("warning: " + program.name() + " failed and is left out");
                    continue;
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                times.computeIfAbsent(program, _ -> new ArrayList<>()).add(ChildTime.seconds() - before);
                if (round == 0) {
                    test(program, data);
                    sizes.put(program, Files.size(compressed(data)));
                }
                speeds.computeIfAbsent(program, _ -> new ArrayList<>()).add(Files.size(data) / seconds);
            }
        }
        print(level, Files.size(data), speeds, times, sizes);
    }

    private static void print(
            int level,
            long bytes,
            Map<GzipProgram, List<Double>> speeds,
            Map<GzipProgram, List<Double>> times,
            Map<GzipProgram, Long> sizes) {
        double peer = 0;
        for (Map.Entry<GzipProgram, Long> entry : sizes.entrySet()) {
            Spread speed = Spread.of(speeds.getOrDefault(entry.getKey(), List.of()).stream(), s -> s);
            Spread time = Spread.of(times.getOrDefault(entry.getKey(), List.of()).stream(), s -> s);
            peer = entry.getKey().name().equals("pigz") ? speed.median() : peer;
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %s | %.0f (%.0f to %.0f) | %s | %.2f | %.3f | %,d |%n",
                    level,
                    entry.getKey().name(),
                    speed.median() / 1e6,
                    speed.minimum() / 1e6,
                    speed.maximum() / 1e6,
                    peer == 0 ? "" : String.format(Locale.ROOT, "%.2f", speed.median() / peer),
                    time.median(),
                    (double) bytes / entry.getValue(),
                    entry.getValue());
        }
    }

    private static void test(GzipProgram program, Path data) throws IOException, InterruptedException {
        if (!run(List.of(TEST, "-t"), compressed(data))) {
            throw new IOException("gzip -t does not accept what " + program.name() + " wrote");
        }
    }

    private static Path compressed(Path data) {
        return data.resolveSibling(data.getFileName() + ".gz");
    }

    /** Whether it ended well. */
    private static boolean run(List<String> command, Path file) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(command);
        whole.add(file.toString());
        Process process = new ProcessBuilder(whole)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }
}

package dev.smi.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** Runs a launch file in a process of its own and takes the times of its steps. Stateless. */
final class Measurement {

    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private Measurement() {}

    /**
     * The counted runs; one before them, in which the JVM compiles, is left out.
     *
     * @param source the kernels, relative to the project's directory
     * @param launchFile makes the launch file from the source and a number of steps
     * @param elements elements in the message of each step
     * @param fabric what moves packets, as {@code smi-run} calls it
     */
    static List<StreamRun> counted(
            String source, BiFunction<Path, Integer, String> launchFile, long elements, String fabric, int runs)
            throws InterruptedException {
        Path home = Path.of(System.getenv().getOrDefault("SMI_HOME", "."));
        try {
            Path directory = Files.createTempDirectory("smi-bench");
            try {
                String launch = launchFile.apply(home.resolve(source), runs + 1);
                String report = SmiRunProcess.report(home, directory, launch, fabric, DEADLINE);
                return StreamReport.runs(report, elements).subList(1, runs + 1);
            } finally {
                TemporaryFiles.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}

package dev.smi.benchmarks;

import dev.smi.model.json.JsonObjectReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs of {@code smi-app arrow-sum} and of {@link ArrowLoop} on the same file, each in a process that sums several
 * times.
 *
 * @param home the project's directory
 * @param processes runs them
 * @param file what is summed
 * @param rows of the file
 * @param sum of its column
 */
record ArrowSumRuns(Path home, ReportProcess processes, Path file, long rows, long sum) {

    private static final int SUMS = 20;

    /** Sums until the JVM has compiled what is hot. */
    private static final int UNCOUNTED = 12;

    private static final List<String> JVM = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dslf4j.internal.verbosity=ERROR");
    private static final List<String> NO_CHECKS =
            List.of("-Darrow.enable_unsafe_memory_access=true", "-Darrow.enable_null_check_for_get=false");

    /** Rows a second by our command, whose workers are threads. */
    Speeds ours(int workers) throws IOException, InterruptedException {
        List<String> command = List.of(
                home.resolve("bin/smi-app").toString(),
                "arrow-sum",
                file.toString(),
                "--workers",
                Integer.toString(workers),
                "--repeat",
                Integer.toString(SUMS),
                "--times",
                "--json");
        return run("smi-app arrow-sum, %d workers".formatted(workers), command);
    }

    /**
     * Rows a second by the loop on one thread.
     *
     * @param hasChecks whether Arrow checks bounds and nulls at each access, as it does unless told not to
     */
    Speeds peer(boolean hasChecks) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(JVM);
        if (!hasChecks) {
            command.addAll(NO_CHECKS);
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ArrowLoop.class.getName(),
                file.toString(),
                Integer.toString(SUMS)));
        return run("ArrowFileReader and a loop, one thread" + (hasChecks ? "" : ", Arrow's checks off"), command);
    }

    private Speeds run(String name, List<String> command) throws IOException, InterruptedException {
        JsonObjectReader report = processes.run(command);
        double found = ReportProcess.number(report, "sum");
        if (found != sum) {
            throw new IllegalStateException(name + " says " + found + ", and the sum is " + sum);
        }
        List<Double> seconds = ReportProcess.numbers(report, "seconds");
        return new Speeds(
                name, seconds.stream().skip(UNCOUNTED).map(s -> rows / s).toList());
    }
}

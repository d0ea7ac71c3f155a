package dev.smi.benchmarks;

import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonValue.JsonString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs of {@code smi-app bnn benchmark} and of its peer, each in a process that measures several times.
 *
 * @param home the project's directory
 * @param processes runs them
 * @param workers threads of either
 */
record BnnRuns(Path home, ReportProcess processes, int workers) {

    private static final String MEASUREMENTS = "3";

    /** Pictures a second by our command. */
    Speeds ours(String network, int pictures) throws IOException, InterruptedException {
        JsonObjectReader report = processes.run(List.of(
                home.resolve("bin/smi-app").toString(),
                "bnn",
                "benchmark",
                "--network",
                network,
                "--pictures",
                Integer.toString(pictures),
                "--repeat",
                MEASUREMENTS,
                "--workers",
                Integer.toString(workers),
                "--json"));
        return new Speeds("smi-app bnn, %d workers".formatted(workers), ReportProcess.numbers(report, "together"));
    }

    /** Pictures a second in NumPy. */
    Speeds peer(String network, int pictures, int batch) throws IOException, InterruptedException {
        JsonObjectReader report = processes.run(List.of(
                "python3",
                home.resolve("benchmarks/bnn/peer.py").toString(),
                network,
                Integer.toString(pictures),
                Integer.toString(batch),
                Integer.toString(workers),
                MEASUREMENTS));
        String name = "NumPy %s with %s, %d threads, batches of %d"
                .formatted(text(report, "version"), text(report, "blas"), workers, batch);
        return new Speeds(name, ReportProcess.numbers(report, "together"));
    }

    /** Why there is no peer to run; empty if there is one. */
    Optional<String> whyNoPeer() throws InterruptedException {
        return processes.whyNoPython("numpy", "python3-numpy libopenblas0");
    }

    private static String text(JsonObjectReader report, String key) {
        return report.string(key).map(JsonString::value).orElse("?");
    }
}

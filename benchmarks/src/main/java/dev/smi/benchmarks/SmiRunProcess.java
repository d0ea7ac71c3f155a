package dev.smi.benchmarks;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs {@code bin/smi-run --json} in a process of its own, as a user does. Stateless. */
final class SmiRunProcess {

    private SmiRunProcess() {}

    /**
     * The report that the command prints.
     *
     * @param home the project's directory
     * @param directory where the launch file and what the command writes go
     * @param fabric what moves packets, as the command calls it
     * @throws DiagnosticException if the command fails, or does not end in time
     */
    static String report(Path home, Path directory, String launchFile, String fabric, Duration deadline)
            throws IOException, InterruptedException {
        Path launch = directory.resolve("launch.json");
        Path out = directory.resolve("report.json");
        Path err = directory.resolve("errors.txt");
        TextFiles.write(launch, launchFile);
        Process process = new ProcessBuilder(
                        home.resolve("bin/smi-run").toString(),
                        "--json",
                        "--fabric",
                        fabric,
                        "-o",
                        directory.toString(),
                        launch.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(deadline.toSeconds(), TimeUnit.SECONDS)) {
                throw fault(launch, "smi-run did not end within " + deadline.toSeconds() + " s");
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw fault(launch, "smi-run ended with status " + process.exitValue() + ": " + Files.readString(err));
        }
        return Files.readString(out);
    }

    private static DiagnosticException fault(Path file, String text) {
        return new DiagnosticException(SourcePosition.of(file.toString()), text);
    }
}

package dev.smi.benchmarks;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonParser;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonNumber;
import dev.smi.model.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Programs that print a JSON object, each run a process of its own. For one thread.
 *
 * @param directory where what they print is kept
 */
record ReportProcess(Path directory) {

    private static final Duration DEADLINE = Duration.ofMinutes(5);

    /**
     * What a program prints.
     *
     * @throws DiagnosticException if it fails, does not end in time, or prints something else
     */
    JsonObjectReader run(List<String> command) throws IOException, InterruptedException {
        Path out = directory.resolve("report.json");
        Path err = directory.resolve("errors.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!isWell(process)) {
            throw fault(
                    command, "it failed, or took more than " + DEADLINE.toSeconds() + " s: " + Files.readString(err));
        }
        Diagnostics diagnostics = new Diagnostics();
        if (JsonParser.parse(out.toString(), Files.readString(out), diagnostics) instanceof JsonObject object) {
            return new JsonObjectReader(object, diagnostics);
        }
        throw fault(command, "it printed no JSON object: " + Files.readString(out));
    }

    /**
     * Why a script in Python would not run; empty if it would.
     *
     * @param modules that it imports: {@code numpy, scipy}
     * @param packages that have them
     */
    Optional<String> whyNoPython(String modules, String packages) throws InterruptedException {
        try {
            Process python = new ProcessBuilder("python3", "-c", "import " + modules)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("python.txt").toFile())
                    .start();
            return isWell(python) ? Optional.empty() : Optional.of("apt install " + packages);
        } catch (IOException e) {
            return Optional.of("no python3: " + e.getMessage());
        }
    }

    private static boolean isWell(Process process) throws InterruptedException {
        try {
            return process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }

    private static DiagnosticException fault(List<String> command, String text) {
        return new DiagnosticException(SourcePosition.of(command.getFirst()), text);
    }

    /** A number of a report. */
    static double number(JsonObjectReader report, String key) {
        return report.number(key)
                .orElseThrow(() -> new IllegalStateException("a report without " + key))
                .value()
                .doubleValue();
    }

    /** The numbers of an array of a report. */
    static List<Double> numbers(JsonObjectReader report, String key) {
        return report.requiredArray(key).stream().map(ReportProcess::number).toList();
    }

    private static double number(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.value().doubleValue();
        }
        throw new IllegalStateException("a report with " + value.kind() + " among numbers");
    }
}

package dev.smi.run.cli;

import dev.smi.run.LaunchRunner;
import dev.smi.run.RunReport;
import dev.smi.run.advice.Advisor;
import dev.smi.run.advice.Advisor.Advised;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options about what is found out of a run that ended badly. */
final class AdviceOptions {

    private static final int MOST_SECONDS = 86_400;

    @Option(
            names = "--no-advice",
            description =
                    "After a deadlock or a fault, report it at once. Otherwise the program is run again to find the"
                            + " source lines, and, after a deadlock, with larger buffers to find those that resolve it.")
    boolean isOff;

    @Option(
            names = "--advice-deadline",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long that may take, besides a compilation that has begun (default: ${DEFAULT-VALUE}).")
    double seconds;

    AdviceOptions() {}

    void check(CommandSpec spec) {
        if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--advice-deadline " + seconds + " is not more than 0 and at most " + MOST_SECONDS + " seconds");
        }
    }

    /** Whether more will be found out about a report. */
    boolean isWanted(RunReport report) {
        return !isOff && !report.isPassed();
    }

    /** What is found out about a report. */
    Advised advise(LaunchRunner runner, RunReport report, long seed) {
        if (isOff || report.steps().isEmpty()) {
            return new Advised(report, Optional.empty());
        }
        TrialProgress progress = new TrialProgress(System.err);
        try {
            return new Advisor(runner, seed, Duration.ofNanos((long) (seconds * 1e9)), progress::begins).advise(report);
        } finally {
            progress.end();
        }
    }
}

package dev.smi.run.cli;

import dev.smi.run.FabricKind;
import dev.smi.run.ui.LiveView;
import dev.smi.topology.Topology;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options about the live view. */
final class UiOptions {

    private static final int MOST_PORT = 65_535;
    /** More than a day; who needs more has forgotten it. */
    private static final int MOST_SECONDS = 100_000;

    @Option(
            names = "--ui",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = "0",
            preprocessor = PortOnlyIfNumber.class,
            description =
                    "Show the run in a browser: cables and their load, FIFOs, and what kernels wait for. The page is"
                            + " for this computer alone, on a free port unless one is given. On a terminal it stays after the"
                            + " run until Enter is pressed; otherwise it ends with the run.")
    @Nullable
    Integer port;

    @Option(names = "--ui-linger", paramLabel = "SECONDS", description = "Keep the page for so long after the run.")
    @Nullable
    Double linger;

    UiOptions() {}

    /** Takes the next word as the port only if it is a number; the launch file may follow. */
    private static final class PortOnlyIfNumber implements IParameterPreprocessor {

        @Override
        @SuppressWarnings("JdkObsolete") // picocli's choice
        public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            boolean isAttached = !" ".equals(info.get("separator"));
            if (!isAttached && (words.isEmpty() || !words.peek().matches("\\d+"))) {
                option.setValue(0);
                return true;
            }
            return false;
        }
    }

    void check(CommandSpec spec, boolean isExploring, FabricKind fabric) {
        if (port != null) {
            Requirements.oneGeneratedRun(spec, "--ui", isExploring, fabric);
        }
        Requirements.needs(spec, "--ui-linger", "--ui", port != null);
        if (port != null && (port < 0 || port > MOST_PORT)) {
            throw new ParameterException(spec.commandLine(), "--ui " + port + " is not a port, 0 to " + MOST_PORT);
        }
        if (linger != null && !(linger >= 0 && linger <= MOST_SECONDS)) {
            throw new ParameterException(
                    spec.commandLine(), "--ui-linger " + linger + " is not 0 to " + MOST_SECONDS + " seconds");
        }
    }

    /** How long the page stays after the run, if that was said. */
    Optional<Duration> linger() {
        return Optional.ofNullable(linger).map(seconds -> Duration.ofMillis((long) (seconds * 1000)));
    }

    /**
     * A page, if one was asked for.
     *
     * @param topology asked for only then
     * @throws ParameterException if the port cannot be had
     */
    Optional<LiveView> open(CommandSpec spec, String title, Supplier<Topology> topology) {
        if (port == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LiveView(port, title, topology.get()));
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "port " + port + " of 127.0.0.1 cannot be had: " + e.getMessage()
                            + "; give --ui another one, or none for any that is free",
                    e);
        }
    }
}

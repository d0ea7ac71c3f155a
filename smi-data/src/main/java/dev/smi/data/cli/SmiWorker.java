package dev.smi.data.cli;

import dev.smi.cli.CommandRunner;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import dev.smi.data.wire.Endpoint;
import dev.smi.data.worker.NoClientException;
import dev.smi.data.worker.TurnedAwayException;
import dev.smi.data.worker.Worker;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code smi-worker}: a worker of a cluster. */
@Command(
        name = "smi-worker",
        description = {
            "Works for a client that listens at HOST:PORT, until the client is done.",
            "The client's token is in the environment variable SMI_CLUSTER_TOKEN,",
            "directories and jars with the client's units in SMI_CLASSPATH.",
            "",
            "Exit status: 0 the client is done, 1 no client or not taken, 2 wrong usage.",
            "",
            "Example:",
            "  SMI_CLUSTER_TOKEN=... smi-worker fpga1:8786 --device opencl --stay"
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
public final class SmiWorker implements Callable<Integer> {

    private static final String TOKEN = "SMI_CLUSTER_TOKEN";
    private static final long USUAL_WAIT = 60;
    private static final long STAYING_WAIT = 24 * 60 * 60;
    private static final long LONGEST_WAIT = 365 * STAYING_WAIT;

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "HOST:PORT", description = "Where the client listens.")
    String client = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What the client calls it; made unique.")
    String name = "";

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "The units' device: jvm, which is what is meant if left out, opencl, emulator.")
    Optional<String> device = Optional.empty();

    @Option(names = "--stay", description = "Serve client after client, until it is killed.")
    boolean stays;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to try to reach a client; a minute if left out, a day with --stay.")
    Optional<Long> wait = Optional.empty();

    private final Map<String, String> environment;

    SmiWorker(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Runs the command and ends the JVM with its status, whatever units may still be doing. */
    public static void main(String[] args) {
        PrintStream err = System.err;
        System.setOut(err); // what units print is no result
        Runtime.getRuntime().halt(CommandRunner.run(new SmiWorker(System.getenv()), args));
    }

    @Override
    public Integer call() throws InterruptedException {
        Endpoint endpoint = endpoint();
        String token = Optional.ofNullable(environment.get(TOKEN))
                .filter(t -> !t.isBlank())
                .orElseThrow(() -> usage("set " + TOKEN + " to the token that the client was given"));
        Map<String, String> settings = device.map(d -> Map.of("device", d)).orElse(Map.of());
        Duration patience = patience();
        try {
            do {
                serve(endpoint, token, settings, patience);
            } while (stays);
            return ExitStatus.OK;
        } catch (IOException e) {
            spec.commandLine().getErr().println("error: " + e.getMessage());
            return ExitStatus.FAILED;
        }
    }

    private void serve(Endpoint endpoint, String token, Map<String, String> settings, Duration patience)
            throws IOException, InterruptedException {
        try {
            Worker.serve(endpoint, token, name, settings, patience);
        } catch (NoClientException | TurnedAwayException e) {
            throw e;
        } catch (IOException e) {
            spec.commandLine().getErr().println("smi-worker: the client is lost: " + e.getMessage());
            spec.commandLine().getErr().flush();
        }
    }

    private Duration patience() {
        long seconds = wait.orElse(stays ? STAYING_WAIT : USUAL_WAIT);
        if (seconds < 0 || seconds > LONGEST_WAIT) {
            throw usage("--wait " + seconds + " is not between 0 and " + LONGEST_WAIT + " seconds, which is a year");
        }
        return Duration.ofSeconds(seconds);
    }

    private Endpoint endpoint() {
        try {
            return Endpoint.parse(client);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

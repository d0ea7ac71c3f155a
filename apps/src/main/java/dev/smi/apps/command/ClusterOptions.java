package dev.smi.apps.command;

import dev.smi.data.Cluster;
import dev.smi.data.JobFailedException;
import dev.smi.data.cluster.ClusterException;
import dev.smi.data.cluster.Clusters;
import dev.smi.data.octoray.Launch;
import dev.smi.data.octoray.OctoRay;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/**
 * Which workers an application runs on; a mixin of its command. Described without annotations, see
 * {@link PlainOptions}.
 */
@Command
public final class ClusterOptions {

    private static final String JVM = "jvm";

    private final OptionSpec workers = OptionSpec.builder("-w", "--workers")
            .paramLabel("N")
            .type(int.class)
            .converters(new WorkerCount())
            .initialValue(Runtime.getRuntime().availableProcessors())
            .description("Number of workers; as many as there are cores if left out.")
            .build();

    private final OptionSpec processes =
            PlainOptions.flag("Workers are processes, so that one may die, not threads of this one.", "--processes");

    private final OptionSpec file = OptionSpec.builder("--cluster")
            .paramLabel("FILE")
            .type(Path.class)
            .description("Workers are those of a cluster_config.json, as OctoRay has it; their number, devices and"
                    + " hosts are the file's.")
            .build();

    private final OptionSpec launch = OptionSpec.builder("--launch")
            .paramLabel("HOW")
            .type(Launch.class)
            .defaultValue(Launch.SSH.name())
            .description("Where the workers of --cluster come from: ${COMPLETION-CANDIDATES}. ATTACH waits for those"
                    + " that bin/smi-worker starts; SSH if left out.")
            .build();

    private @Nullable OctoRay described;

    /** Adds the options to a command. */
    @Spec(Spec.Target.MIXEE)
    public void addTo(CommandSpec command) {
        command.addOption(workers);
        command.addOption(processes);
        command.addOption(file);
        command.addOption(launch);
    }

    private @Nullable Path configuration() {
        return file.getValue();
    }

    private int count() {
        return workers.<Integer>getValue();
    }

    /** How many workers there are to be. */
    public int workers() {
        Path file = configuration();
        return file == null
                ? count()
                : described(file).config().hosts().stream()
                        .mapToInt(host -> host.workers().count())
                        .sum();
    }

    private OctoRay described(Path configuration) {
        OctoRay read = described;
        if (read == null) {
            read = OctoRay.of(configuration, launch.<Launch>getValue());
            described = read;
        }
        return read;
    }

    /**
     * Starts the workers, whose units are plain Java.
     *
     * @throws DiagnosticException if they do not all come
     */
    public Cluster open() {
        return open(JVM);
    }

    /** Starts workers with such a device. */
    Cluster open(String device) {
        Map<String, String> settings = Map.of("device", device);
        Path file = configuration();
        try {
            if (file != null) {
                return described(file).createCluster();
            }
            return PlainOptions.isGiven(processes)
                    ? Clusters.local(count(), settings)
                    : Clusters.inProcess(count(), settings);
        } catch (ClusterException e) {
            throw new DiagnosticException(
                    SourcePosition.of(file == null ? "workers" : file.toString()), String.valueOf(e.getMessage()));
        }
    }

    /**
     * A job's failure as a fault of what the user named.
     *
     * @param input the file, or what else the job was about
     */
    public static DiagnosticException fault(String input, JobFailedException failure) {
        return new DiagnosticException(SourcePosition.of(input), String.valueOf(failure.getMessage()));
    }
}

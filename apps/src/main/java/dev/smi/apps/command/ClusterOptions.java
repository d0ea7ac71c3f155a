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
import picocli.CommandLine.Option;

/** Which workers an application runs on; a mixin of its command. */
public final class ClusterOptions {

    private static final String JVM = "jvm";

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
            converter = WorkerCount.class,
            description = "Number of workers; as many as there are cores if left out.")
    int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--processes", description = "Workers are processes, so that one may die, not threads of this one.")
    boolean areProcesses;

    @Option(
            names = "--cluster",
            paramLabel = "FILE",
            description =
                    "Workers are those of a cluster_config.json, as OctoRay has it; their number, devices and hosts are"
                            + " the file's.")
    @Nullable
    Path file;

    @Option(
            names = "--launch",
            paramLabel = "HOW",
            defaultValue = "SSH",
            description =
                    "Where the workers of --cluster come from: ${COMPLETION-CANDIDATES}. ATTACH waits for those that"
                            + " bin/smi-worker starts; SSH if left out.")
    Launch launch = Launch.SSH;

    private @Nullable OctoRay described;

    /** How many workers there are to be. */
    public int workers() {
        return file == null
                ? workers
                : described(file).config().hosts().stream()
                        .mapToInt(host -> host.workers().count())
                        .sum();
    }

    private OctoRay described(Path configuration) {
        OctoRay read = described;
        if (read == null) {
            read = OctoRay.of(configuration, launch);
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
        try {
            if (file != null) {
                return described(file).createCluster();
            }
            return areProcesses ? Clusters.local(workers, settings) : Clusters.inProcess(workers, settings);
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

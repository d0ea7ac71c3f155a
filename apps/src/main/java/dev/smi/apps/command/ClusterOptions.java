package dev.smi.apps.command;

import dev.smi.data.Cluster;
import dev.smi.data.JobFailedException;
import dev.smi.data.cluster.ClusterException;
import dev.smi.data.cluster.Clusters;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.Map;
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

    /** How many workers there are to be. */
    public int workers() {
        return workers;
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
            return areProcesses ? Clusters.local(workers, settings) : Clusters.inProcess(workers, settings);
        } catch (ClusterException e) {
            throw new DiagnosticException(SourcePosition.of("workers"), String.valueOf(e.getMessage()));
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

package dev.smi.apps.command;

import dev.smi.data.Cluster;
import dev.smi.data.cluster.ClusterException;
import dev.smi.data.cluster.Clusters;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which workers an application runs on; a mixin of its command. */
public final class ClusterOptions {

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
            converter = WorkerCount.class,
            description = "Number of workers; as many as there are cores if left out.")
    int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--processes", description = "Workers are processes, so that one may die, not threads of this one.")
    boolean areProcesses;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "The workers' device: jvm, which is what is meant if left out, or opencl.")
    String device = "jvm";

    /** How many workers there are to be. */
    public int workers() {
        return workers;
    }

    /** The device's name. */
    public String device() {
        return device;
    }

    /**
     * Starts the workers.
     *
     * @throws DiagnosticException if they do not come; it says why
     */
    public Cluster open() {
        Map<String, String> settings = Map.of("device", device);
        try {
            return areProcesses ? Clusters.local(workers, settings) : Clusters.inProcess(workers, settings);
        } catch (ClusterException e) {
            throw new DiagnosticException(SourcePosition.of("workers"), String.valueOf(e.getMessage()));
        }
    }

    private static final class WorkerCount implements ITypeConverter<Integer> {

        private static final int MOST = 4096;

        @Override
        public Integer convert(String text) {
            try {
                int count = Integer.parseInt(text);
                if (count >= 1 && count <= MOST) {
                    return count;
                }
            } catch (NumberFormatException _) {
                // reported below
            }
            throw new TypeConversionException("'" + text + "' is no number from 1 to " + MOST);
        }
    }
}

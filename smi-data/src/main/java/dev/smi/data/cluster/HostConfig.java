package dev.smi.data.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A host of a cluster. Immutable.
 *
 * @param address its name or address
 * @param connect how to get there
 * @param workers what to start there
 * @param overlay the bitstream or program that its kernels are in, unless they say so themselves
 */
public record HostConfig(String address, ConnectOptions connect, WorkerOptions workers, Optional<String> overlay) {

    static final int MAX_PORT = 65535;

    /**
     * How to log in on a host. Keys and known hosts are those that {@code ssh} takes, unless told.
     *
     * @param port of the SSH server
     * @param user empty for the user of this program
     * @param keys private keys; empty for those in {@code ~/.ssh}
     * @param knownHosts the file with the hosts' keys
     * @param isHostChecked whether a host has to have the key that {@code knownHosts} has for it
     * @param environment a script that is sourced before a worker is started; empty for none
     * @param directory where it is started; empty for the user's home
     */
    public record ConnectOptions(
            int port,
            Optional<String> user,
            List<Path> keys,
            Optional<Path> knownHosts,
            boolean isHostChecked,
            Optional<String> environment,
            Optional<String> directory) {

        private static final int SSH = 22;

        /** The SSH server's usual port, and what {@code ssh} would do. */
        public static final ConnectOptions USUAL = new ConnectOptions(
                SSH, Optional.empty(), List.of(), Optional.empty(), true, Optional.empty(), Optional.empty());

        public ConnectOptions {
            if (port < 1 || port > MAX_PORT) {
                throw new IllegalArgumentException("port " + port);
            }
            keys = List.copyOf(keys);
        }
    }

    /**
     * What to start on a host.
     *
     * @param count workers there, at least 1
     * @param units compute units of each for work that comes without kernels, at least 1
     * @param areReplaced whether a worker that is lost is started again
     * @param memoryLimit bytes of its heap; 0 for what the JVM takes
     * @param device the workers' device by name; empty for the usual one
     * @param command the worker's command on that host; empty for {@code smi-worker} on its {@code PATH}
     */
    public record WorkerOptions(
            int count,
            int units,
            boolean areReplaced,
            long memoryLimit,
            Optional<String> device,
            Optional<String> command) {

        /** One worker with one unit, replaced if it is lost. */
        public static final WorkerOptions USUAL = new WorkerOptions(1, 1, true, 0, Optional.empty(), Optional.empty());

        public WorkerOptions {
            if (count < 1 || units < 1 || memoryLimit < 0) {
                throw new IllegalArgumentException(
                        count + " workers of " + units + " units and " + memoryLimit + " bytes");
            }
        }
    }
}

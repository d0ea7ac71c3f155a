package dev.smi.data.octoray;

import dev.smi.data.Cluster;
import dev.smi.data.cluster.ClusterConfig;
import dev.smi.data.cluster.Clusters;
import dev.smi.data.cluster.HostConfig;
import dev.smi.data.cluster.WorkerStarter;
import dev.smi.data.mpjrun.MpjRunStarter;
import dev.smi.data.ssh.SshStarter;
import dev.smi.data.wire.Endpoint;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the cluster that a configuration describes. Stateless. */
final class ClusterLauncher {

    private static final String USUAL_DEVICE = "jvm";

    private ClusterLauncher() {}

    static Cluster launch(ClusterConfig config, Launch launch, Duration arrival) {
        int workers =
                config.hosts().stream().mapToInt(host -> host.workers().count()).sum();
        Map<String, String> settings =
                Map.of("device", launch == Launch.SSH ? USUAL_DEVICE : device(config)); // over SSH hosts have their own
        return switch (launch) {
            case THREADS -> Clusters.inProcess(workers, settings);
            case PROCESSES -> Clusters.local(heaps(config), settings);
            case MPJRUN -> Clusters.started(new MpjRunStarter(List.of("-dev", "niodev")), workers, settings);
            case SSH -> Clusters.started(new SshStarter(config), workers, settings);
            case ATTACH ->
                Clusters.listen(
                        new Endpoint(config.scheduler(), port(config)), token(config), workers, arrival, settings);
        };
    }

    /** Where all workers are started the same way they have the device of the first host that names one. */
    private static String device(ClusterConfig config) {
        return config.hosts().stream()
                .map(HostConfig::workers)
                .flatMap(workers -> workers.device().stream())
                .findFirst()
                .orElse(USUAL_DEVICE);
    }

    /** The memory limit of each worker. */
    private static List<Long> heaps(ClusterConfig config) {
        return config.hosts().stream()
                .map(HostConfig::workers)
                .flatMap(workers -> Collections.nCopies(workers.count(), workers.memoryLimit()).stream())
                .toList();
    }

    private static int port(ClusterConfig config) {
        return config.port() == 0 ? ClusterConfig.DEFAULT_PORT : config.port();
    }

    private static String token(ClusterConfig config) {
        return Optional.ofNullable(System.getenv(WorkerStarter.TOKEN_VARIABLE))
                .filter(token -> !token.isBlank())
                .orElseThrow(() -> new IllegalStateException("workers that somebody starts for "
                        + config.scheduler() + " have to show a token; set the same " + WorkerStarter.TOKEN_VARIABLE
                        + " for them and for this program"));
    }
}

package dev.smi;

import dev.smi.channel.DeclaredPorts;
import dev.smi.channel.RoutedEnds;
import dev.smi.fabric.FastFabric;
import dev.smi.job.JobException;
import dev.smi.job.RankContext;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.Operation;
import dev.smi.routed.RoutedCluster;
import dev.smi.routed.RoutedWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Sends the channels of the world through communication kernels, if the settings say so. Stateless. */
final class Routing {

    private Routing() {}

    /**
     * All ranks call it, before any channel is opened; returns when all have their kernels.
     *
     * @param declared ports from the program; if there are none, those of {@code -Dsmi.ports}
     * @throws JobException if no ports are declared, or ports, topology, tables and ranks do not fit each other
     * @throws dev.smi.model.diagnostic.DiagnosticException if files are missing or wrong
     */
    static void begin(RankContext context, Communicator world, Settings settings, List<Operation> declared) {
        RoutedWorld routed = world(context, settings, declared);
        routed.requireFit(world.gather(routed.encode(), "to begin routed channels"));
        FastFabric fabric = RoutedCluster.of(context.hub()).join(context, routed);
        String source = settings.path("ports")
                .filter(_ -> declared.isEmpty())
                .map(file -> "-Dsmi.ports=" + file)
                .orElse("the program");
        RoutedEnds ends = new RoutedEnds(context, fabric, new DeclaredPorts(routed.ports(), source));
        world.route(new RoutedChannels(ends, context.rank(), context.size()));
    }

    private static RoutedWorld world(RankContext context, Settings settings, List<Operation> declared) {
        Optional<Path> topology = settings.path("topology");
        Optional<Path> routes = settings.path("routes");
        CollectiveScheme scheme = settings.collectives();
        if (!declared.isEmpty()) {
            return RoutedWorld.of(declared, topology, routes, context.size(), scheme);
        }
        Path file = settings.path("ports")
                .orElseThrow(
                        () -> new JobException("-Dsmi.fabric=routed needs to know the ports, as hardware does: name"
                                + " the description that smi-codegen wrote for the device code, -Dsmi.ports=OUT/PROGRAM.json,"
                                + " or pass operations to Smi.run"));
        return RoutedWorld.read(file, topology, routes, context.size(), scheme);
    }

    /** The rank is about to leave. */
    static void end(RankContext context) {
        RoutedCluster.of(context.hub()).leave(context);
    }
}

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
     * All ranks call it, before any channel is opened; returns when all have their kernels. If nothing declares ports,
     * the {@code jvm} device has no channels until a class is loaded.
     *
     * @param declared ports from the program; if there are none, those of {@code -Dsmi.ports}
     * @throws JobException if no ports are declared, or ports, topology, tables and ranks do not fit each other
     * @throws dev.smi.model.diagnostic.DiagnosticException if files are missing or wrong
     */
    static void begin(RankContext context, Communicator world, Settings settings, List<Operation> declared) {
        if (declared.isEmpty() && settings.path("ports").isEmpty() && Drivers.isJvm(settings)) {
            world.route(NoChannels.BEFORE_LOADING);
            return;
        }
        String source = settings.path("ports")
                .filter(_ -> declared.isEmpty())
                .map(file -> "-Dsmi.ports=" + file)
                .orElse("the program");
        begin(context, world, world(context, settings, declared), source);
    }

    /**
     * The same with the ports of a class of kernels. All ranks call it when they load theirs.
     *
     * @param description what smi-codegen wrote beside the class's program
     */
    static void begin(RankContext context, Communicator world, Settings settings, Path description) {
        RoutedWorld routed = RoutedWorld.read(
                description,
                settings.path("topology"),
                settings.path("routes"),
                context.size(),
                settings.collectives());
        begin(context, world, routed, description.toString());
    }

    private static void begin(RankContext context, Communicator world, RoutedWorld routed, String source) {
        RoutedWorld all = routed.united(world.gather(routed.encode(), "to begin routed channels"));
        FastFabric fabric = RoutedCluster.of(context.hub()).join(context, all);
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

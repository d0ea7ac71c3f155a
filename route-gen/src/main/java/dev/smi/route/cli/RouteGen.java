package dev.smi.route.cli;

import dev.smi.cli.CommandRunner;
import dev.smi.cli.SmiVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command {@code route-gen}: topologies to routing tables. */
@Command(
        name = "route-gen",
        description =
                "Routes packets between FPGAs: reads a topology, proves its routes free of deadlock, writes the routing tables.",
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class,
        scope = ScopeType.INHERIT,
        subcommands = {RoutesCommand.class, MakeCommand.class, CheckCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  route-gen make torus --size 2x4 --program app -o torus.json",
            "  route-gen routes torus.json --programs out -o smi-routes",
            "  route-gen routes ring.json --algorithm shortest",
            "  route-gen check torus.json --tables smi-routes"
        })
public final class RouteGen {

    private RouteGen() {}

    /** Runs the command and exits with its status. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return CommandRunner.run(new RouteGen(), arguments);
    }
}

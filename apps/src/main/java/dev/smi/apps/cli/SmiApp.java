package dev.smi.apps.cli;

import dev.smi.apps.arrow.ArrowCommand;
import dev.smi.apps.arrowsum.ArrowSum;
import dev.smi.apps.bnn.Bnn;
import dev.smi.apps.fwi.FwiCommand;
import dev.smi.apps.gzip.GzipCommand;
import dev.smi.cli.CommandEnd;
import dev.smi.cli.CommandRunner;
import dev.smi.cli.SmiVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code smi-app}: applications that split their data over the workers of a cluster. */
@Command(
        name = "smi-app",
        description = {
            "Runs an application that splits its data over the compute units of a cluster.",
            "Exit status: 0 done and right, 1 failed, 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class,
        subcommands = {ArrowCommand.class, ArrowSum.class, Bnn.class, FwiCommand.class})
public final class SmiApp implements Runnable {

    @Spec
    CommandSpec spec;

    /** Runs the command and ends the JVM with its status. */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("gzip")) {
            GzipCommand.prepare();
        }
        CommandEnd.end(run(args));
    }

    /** Runs the command and gives its status. */
    public static int run(String... args) {
        return CommandRunner.run(command(args), args);
    }

    /**
     * The command for some arguments. If they name an application there is that one only: to describe them all takes
     * longer than some of them run.
     */
    static CommandSpec command(String... args) {
        String name = args.length == 0 ? "" : args[0];
        if (name.equals("gzip")) {
            return CommandSpec.create().name("smi-app").addSubcommand(name, GzipCommand.spec());
        }
        Class<?> application =
                switch (name) {
                    case "arrow" -> ArrowCommand.class;
                    case "arrow-sum" -> ArrowSum.class;
                    case "bnn" -> Bnn.class;
                    case "fwi" -> FwiCommand.class;
                    default -> null;
                };
        return application == null
                ? CommandSpec.forAnnotatedObject(new SmiApp()).addSubcommand("gzip", GzipCommand.spec())
                : CommandSpec.create().name("smi-app").addSubcommand(name, CommandSpec.forAnnotatedObject(application));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name an application; see 'smi-app --help'");
    }
}

package dev.smi.apps.arrow;

import dev.smi.cli.SmiVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The subcommand {@code arrow}: examples of kernels on record batches. */
@Command(
        name = "arrow",
        description = {
            "Runs an example of a kernel on Arrow record batches: generates its program, runs it, and compares the result"
                    + " with plain Java."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class,
        subcommands = {
            SumCommand.class,
            FilterCommand.class,
            LengthsCommand.class,
            KmeansCommand.class,
            RegexCommand.class,
            RandomCommand.class,
            TorusCommand.class
        })
public final class ArrowCommand implements Runnable {

    @Spec
    CommandSpec spec;

    /** Made by picocli. */
    public ArrowCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name an example; see 'smi-app arrow --help'");
    }
}

package dev.smi.apps.bnn;

import dev.smi.apps.bnn.train.BnnTrainCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code smi-app bnn}. */
@Command(
        name = "bnn",
        description = "Binarised networks: CNV for pictures in colour, LFC for digits.",
        mixinStandardHelpOptions = true,
        subcommands = {Demo.class, Classify.class, Benchmark.class, Fetch.class, BnnTrainCommand.class})
public final class Bnn implements Runnable {

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do; see 'smi-app bnn --help'");
    }
}

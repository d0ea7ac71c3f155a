package dev.smi.apps.bnn;

import dev.smi.apps.bnn.ResultPrinter.Form;
import dev.smi.apps.bnn.picture.PictureSource;
import dev.smi.apps.command.DeviceOptions;
import dev.smi.cli.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code smi-app bnn classify}. */
@Command(
        name = "classify",
        description = {
            "Says what pictures show, with the score of each class. Pictures come in CIFAR-10's binary files, in IDX files as"
                    + " MNIST's are, which may have a file of labels beside them, or as PNG or JPEG.",
            "The output is the same however many workers there are."
        },
        footer = {
            "",
            "Examples:",
            "  smi-app bnn classify --network cnv-w1a1 --parameters cifar10/cnvW1A1 test_batch.bin",
            "  smi-app bnn fetch && smi-app bnn classify -n lfc-w1a1 --summary ~/.cache/smi/mnist/t10k-images-idx3-ubyte"
        },
        mixinStandardHelpOptions = true)
final class Classify implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    NetworkOptions network;

    @Mixin
    DeviceOptions workers;

    @Parameters(paramLabel = "IMAGES", arity = "1..*", description = "Files of pictures.")
    List<Path> files = List.of();

    @Option(names = "--json", description = "Print a JSON object a line.")
    boolean isJson;

    @Option(names = "--summary", description = "Print only how many labelled pictures were recognised.")
    boolean isSummary;

    @Override
    public Integer call() throws InterruptedException {
        byte[] parameters = network.parameters();
        try (PictureSource pictures = PictureSource.open(files, network.network)) {
            Form form = isSummary ? Form.SUMMARY : isJson ? Form.JSON : Form.PEOPLE;
            ResultPrinter printer = new ResultPrinter(
                    network.network, pictures, spec.commandLine().getOut(), form);
            new Classification(network.network, parameters, workers)
                    .run(pictures, printer, spec.commandLine().getErr());
            return ExitStatus.OK;
        }
    }
}

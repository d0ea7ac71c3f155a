package dev.smi.apps.bnn;

import dev.smi.apps.bnn.ResultPrinter.Form;
import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.ParameterDirectory;
import dev.smi.apps.bnn.picture.PictureSource;
import dev.smi.apps.command.AppFiles;
import dev.smi.apps.command.DeviceOptions;
import dev.smi.cli.ExitStatus;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code smi-app bnn demo}, which wants nothing that does not come with the project. */
@Command(
        name = "demo",
        description = "Classifies ten digits that come with this project by the LFC that comes with it, and checks the"
                + " answers. Exit status 1 if one is wrong.",
        mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {

    private static final Network NETWORK = Network.LFC_W1A1;

    @Spec
    CommandSpec spec;

    @Mixin
    DeviceOptions workers;

    @Override
    public Integer call() throws InterruptedException {
        Path digits = AppFiles.of("bnn").resolve("digits").resolve("drawn-images-idx3-ubyte");
        byte[] parameters = ParameterDirectory.readBytes(AppFiles.of("bnn").resolve(NETWORK.label()), NETWORK);
        try (PictureSource pictures = PictureSource.open(List.of(digits), NETWORK)) {
            ResultPrinter printer =
                    new ResultPrinter(NETWORK, pictures, spec.commandLine().getOut(), Form.PEOPLE);
            new Classification(NETWORK, parameters, workers)
                    .run(pictures, printer, spec.commandLine().getErr());
            if (printer.right() != pictures.size()) {
                throw new DiagnosticException(
                        SourcePosition.of(digits.toString()),
                        printer.right() + " of " + pictures.size()
                                + " digits recognised, and all of them were when they"
                                + " were shipped; get apps/bnn again, or report it");
            }
            return ExitStatus.OK;
        }
    }
}

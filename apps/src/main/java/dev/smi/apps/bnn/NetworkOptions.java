package dev.smi.apps.bnn;

import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.ParameterDirectory;
import dev.smi.apps.command.AppFiles;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which network; a mixin of commands. */
final class NetworkOptions {

    @Option(
            names = {"-n", "--network"},
            paramLabel = "NAME",
            required = true,
            converter = Converter.class,
            description = "cnv-w1a1, cnv-w2a2 or lfc-w1a1.")
    Network network = Network.CNV_W1A1;

    @Option(
            names = {"-p", "--parameters"},
            paramLabel = "DIR",
            description =
                    "Directory of its parameters as they are published. If left out, LFC is the one that comes with"
                            + " this project.")
    @Nullable
    Path parameters;

    /** The bytes of the parameters' files. */
    byte[] parameters() {
        Path given = parameters;
        if (given != null) {
            return ParameterDirectory.readBytes(given, network);
        }
        Path shipped = AppFiles.of("bnn").resolve(network.label());
        if (!Files.isDirectory(shipped)) {
            throw new DiagnosticException(
                    SourcePosition.of(network.label()),
                    "its parameters do not come with this project; get them where they are published, BNN-PYNQ"
                            + " (github.com/Xilinx/BNN-PYNQ, bnn/params), and name their directory: --parameters "
                            + published());
        }
        return ParameterDirectory.readBytes(shipped, network);
    }

    private String published() {
        return switch (network) {
            case CNV_W1A1 -> "cifar10/cnvW1A1";
            case CNV_W2A2 -> "cifar10/cnvW2A2";
            case LFC_W1A1 -> "mnist/lfcW1A1, or train one: bin/smi-app bnn train";
        };
    }

    /** Networks by what users call them. */
    static final class Converter implements ITypeConverter<Network> {

        @Override
        public Network convert(String value) {
            return Network.of(value)
                    .orElseThrow(() -> new TypeConversionException("there is no network '" + value + "'; there are "
                            + Arrays.stream(Network.values())
                                    .map(Network::label)
                                    .collect(Collectors.joining(", "))));
        }
    }
}

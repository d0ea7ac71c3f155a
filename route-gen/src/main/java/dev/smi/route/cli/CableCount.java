package dev.smi.route.cli;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.topology.Topology;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --cables}. */
final class CableCount {

    /** Cables of an FPGA where nobody says otherwise. */
    static final int USUAL = 4;

    @Option(
            names = "--cables",
            paramLabel = "N",
            description =
                    "Cables of one FPGA, as given to smi-codegen; 4, or as many as the topology uses, if left out.")
    @Nullable
    Integer cables;

    /** The number that was given, or else the usual one if the topology has room in it. */
    int of(Topology topology, Path file, int usual) {
        if (cables == null) {
            return Math.max(usual, topology.channels());
        }
        if (cables < topology.channels() || cables < 1 || cables > Topology.MAX_CHANNEL + 1) {
            throw new DiagnosticException(
                    SourcePosition.of(file.toString()),
                    "the topology uses channel " + (topology.channels() - 1) + ", --cables " + cables
                            + " gives channels up to " + (cables - 1) + "; the limit is "
                            + (Topology.MAX_CHANNEL + 1) + " cables");
        }
        return cables;
    }
}

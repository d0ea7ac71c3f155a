package dev.smi.program;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.topology.Device;
import dev.smi.topology.Topology;
import dev.smi.topology.io.TopologyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a program's FPGAs are connected by.
 *
 * @param topology the cables
 * @param source where that is from, for messages
 * @param tables the directory with routing tables; empty if they are to be made from the topology
 */
public record Surroundings(Topology topology, String source, Optional<Path> tables) {

    private static final String TOPOLOGY_FILE = "topology.json";
    private static final String TABLE_DIRECTORY = "smi-routes";

    /**
     * Finds topology and tables.
     *
     * @param program the program's directory, beside which they are looked for if the user names none
     * @param topologyFile the topology that the user names
     * @param tableDirectory the tables that the user names
     * @param ranks ranks of the job; a single one needs no topology
     * @throws DiagnosticException if there is no topology, or what the user names is not there
     */
    public static Surroundings find(
            Path program, Optional<Path> topologyFile, Optional<Path> tableDirectory, int ranks) {
        Path beside = program.toAbsolutePath().resolveSibling(TOPOLOGY_FILE);
        Optional<Path> file = topologyFile.or(() -> Optional.of(beside).filter(Files::exists));
        if (file.isEmpty() && ranks > 1) {
            throw new DiagnosticException(
                    SourcePosition.of(program.toString()),
                    "nothing says how the " + ranks + " FPGAs are connected; name a topology file,"
                            + " -Dsmi.topology=FILE, or put one beside the program: " + beside);
        }
        Optional<Path> tables =
                tableDirectory.or(() -> Optional.of(program.toAbsolutePath().resolveSibling(TABLE_DIRECTORY))
                        .filter(Files::isDirectory));
        tables.filter(directory -> !Files.isDirectory(directory)).ifPresent(directory -> {
            throw new DiagnosticException(
                    SourcePosition.of(directory.toString()),
                    "there is no such directory of routing tables; route-gen routes writes them");
        });
        return file.map(f -> new Surroundings(TopologyFile.read(f), f.toString(), tables))
                .orElseGet(() -> new Surroundings(single(), "a single FPGA without cables", Optional.empty()));
    }

    private static Topology single() {
        return Topology.of(List.of(new Device("local:fpga0", Optional.empty())), List.of());
    }
}

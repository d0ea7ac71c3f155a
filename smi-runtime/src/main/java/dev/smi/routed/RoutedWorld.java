package dev.smi.routed;

import dev.smi.job.JobException;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FlowControl;
import dev.smi.model.Operation;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.model.io.ProgramFile;
import dev.smi.program.PlacementCheck;
import dev.smi.program.ProgramFiles;
import dev.smi.program.RankLoad;
import dev.smi.program.Surroundings;
import dev.smi.program.TableChoice;
import dev.smi.route.table.RoutingTables;
import dev.smi.topology.Topology;
import dev.smi.topology.io.TopologyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What communication kernels are made from: the declared ports, the cables, the routes. The same for all ranks of a
 * job. Immutable.
 *
 * @param name what messages call the ports' description
 * @param ports declares the ports of every rank
 * @param cables cables of a rank that there are kernels for
 * @param surroundings topology, and tables if the user has some
 * @param scheme who passes elements of collectives on to whom
 */
public record RoutedWorld(String name, Program ports, int cables, Surroundings surroundings, CollectiveScheme scheme) {

    /** What smi-codegen makes kernels for unless told otherwise, so that routes are the same. */
    private static final int DEFAULT_CABLES = 4;

    private static final String DESCRIPTION = ".json";

    /**
     * Reads a description of ports.
     *
     * @param file as smi-codegen writes it: {@code OUT/<program>.json}; if the program is beside it, the number of
     *     cables is that program's
     * @param topology the topology that the user names
     * @param routes the tables that the user names
     * @param ranks ranks of the job
     * @throws dev.smi.model.diagnostic.DiagnosticException if files are missing or wrong
     */
    public static RoutedWorld read(
            Path file, Optional<Path> topology, Optional<Path> routes, int ranks, CollectiveScheme scheme) {
        Program ports = ProgramFile.read(file);
        String name = String.valueOf(file.getFileName()).replace(DESCRIPTION, "");
        Surroundings surroundings = Surroundings.find(file, topology, routes, ranks);
        Path program = file.toAbsolutePath().resolveSibling(name);
        int cables = Files.isDirectory(program)
                ? ProgramFiles.read(program).build().cables()
                : Math.max(DEFAULT_CABLES, surroundings.topology().channels());
        return new RoutedWorld(name, ports, cables, surroundings, scheme);
    }

    /**
     * Takes ports from a program instead of a file.
     *
     * @see #read
     */
    public static RoutedWorld of(
            List<Operation> ports, Optional<Path> topology, Optional<Path> routes, int ranks, CollectiveScheme scheme) {
        Surroundings surroundings = Surroundings.find(Path.of("ports"), topology, routes, ranks);
        Optional<String> name = surroundings.topology().device(new Rank(0)).program();
        return new RoutedWorld(
                name.orElse("ports"),
                new Program(ports, Program.DEFAULT_CONSECUTIVE_READS, Rank.MAX_ADDRESSABLE, FlowControl.CREDITS),
                Math.max(DEFAULT_CABLES, surroundings.topology().channels()),
                surroundings,
                scheme);
    }

    /** The cables. */
    public Topology topology() {
        return surroundings.topology();
    }

    /** What this rank tells the others, for {@link #requireFit}. */
    public byte[] encode() {
        return load(ports).encode();
    }

    private RankLoad load(Program program) {
        return new RankLoad(
                name,
                program,
                cables,
                TopologyFile.text(topology()),
                surroundings.source(),
                surroundings.tables().map(Object::toString).orElse(""));
    }

    /**
     * Sees to it that all ranks have ports, topology and number of ranks that fit together.
     *
     * @param all what each rank told, in order of rank
     * @throws JobException if they do not
     */
    public void requireFit(List<byte[]> all) {
        List<RankLoad> loads = all.stream().map(RankLoad::decode).toList();
        List<String> faults = PlacementCheck.faults(loads, topology());
        if (!faults.isEmpty()) {
            throw new JobException("the ranks' routed channels do not fit together: " + String.join("\n  ", faults));
        }
        for (int rank = 0; rank < loads.size(); rank++) {
            if (!loads.get(rank).description().equals(ports) || loads.get(rank).cables() != cables) {
                throw new JobException(
                        "rank " + rank + " has other ports (" + loads.get(rank).program() + ") than this one (" + name
                                + "); give all ranks the same -Dsmi.ports");
            }
        }
    }

    /**
     * Routing tables for all ranks.
     *
     * @throws dev.smi.model.diagnostic.DiagnosticException if the user's tables do not fit
     */
    public RoutingTables tables() {
        return TableChoice.choose(surroundings, Collections.nCopies(topology().size(), ports), cables);
    }
}

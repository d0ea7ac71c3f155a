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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What communication kernels are made from: the declared ports, the cables, the routes. Immutable.
 *
 * @param name what messages call the ports' description
 * @param ports declares the ports of a rank, or of all of them together
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

    /** What this rank tells the others, for {@link #united}. */
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
     * What the communication kernels of all ranks are made from: the ports of all of their programs, as all ranks of a
     * fabric have the same kernels.
     *
     * @param all what each rank told, in order of rank
     * @throws JobException if ports, topology and number of ranks do not fit together
     */
    public RoutedWorld united(List<byte[]> all) {
        List<RankLoad> loads = all.stream().map(RankLoad::decode).toList();
        List<String> faults = PlacementCheck.faults(loads, topology());
        if (!faults.isEmpty()) {
            throw new JobException("the ranks' routed channels do not fit together: " + String.join("\n  ", faults));
        }
        Set<Operation> operations = new LinkedHashSet<>();
        for (int rank = 0; rank < loads.size(); rank++) {
            RankLoad load = loads.get(rank);
            if (load.description().consecutiveReads() != ports.consecutiveReads() || load.cables() != cables) {
                throw new JobException("program " + load.program() + " of rank " + rank + " is for other communication"
                        + " kernels than " + name + "; generate both in one run of smi-codegen");
            }
            operations.addAll(load.description().operations());
        }
        return new RoutedWorld(name, program(operations), cables, surroundings, scheme);
    }

    /** Each rank's number of ranks was found to be enough. */
    private Program program(Set<Operation> operations) {
        try {
            return new Program(
                    List.copyOf(operations),
                    ports.consecutiveReads(),
                    topology().size(),
                    ports.flowControl());
        } catch (IllegalArgumentException e) {
            throw new JobException("the ranks' programs do not fit together: " + e.getMessage(), e);
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

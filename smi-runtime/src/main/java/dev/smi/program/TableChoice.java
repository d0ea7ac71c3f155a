package dev.smi.program;

import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.route.DeadlockProof;
import dev.smi.route.Network;
import dev.smi.route.RouteSelection;
import dev.smi.route.io.TableReader;
import dev.smi.route.table.RoutingTables;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The routing tables of a job: those that the user names, checked, or the best ones for the topology. Stateless. */
public final class TableChoice {

    private TableChoice() {}

    /**
     * Tables for all ranks.
     *
     * @param programs the program of each rank
     * @param cables cables of an FPGA that the programs are for
     * @throws DiagnosticException if the user's tables are of the wrong size, for other programs, or not free of
     *     deadlock
     */
    public static RoutingTables choose(Surroundings surroundings, List<Program> programs, int cables) {
        Network network = Network.of(surroundings.topology(), cables);
        RouteSelection made = RouteSelection.select(
                RouteSelection.AUTO,
                network,
                programs.stream().map(Optional::of).toList());
        if (surroundings.tables().isEmpty()) {
            return made.tables();
        }
        Path directory = surroundings.tables().get();
        if (TableReader.cables(directory) < cables) {
            throw fault(
                    directory,
                    "the tables are for " + TableReader.cables(directory) + " cables of an FPGA, the program for "
                            + cables + "; run route-gen routes with --programs");
        }
        RoutingTables tables = TableReader.read(directory, surroundings.topology(), cables);
        requireReceiveTables(directory, tables, made.tables(), cables);
        return switch (DeadlockProof.of(network, tables)) {
            case DeadlockProof.Proven _ -> tables;
            case DeadlockProof.Cyclic _ ->
                throw fault(
                        directory,
                        "packets that follow these tables can wait for each other in a circle; route-gen check "
                                + surroundings.source() + " --tables " + directory + " shows it");
            case DeadlockProof.Faulty faulty ->
                throw fault(
                        directory,
                        "the tables are not for the topology " + surroundings.source() + ": "
                                + words(faulty.faults().getFirst()) + "; run route-gen routes again");
        };
    }

    private static String words(DeadlockProof.TableFault fault) {
        return "rank " + fault.rank() + ", cable " + fault.cable() + ", to rank " + fault.destination() + ": "
                + fault.what();
    }

    /** Which endpoint a packet goes to depends on the program alone, so there is one right table. */
    private static void requireReceiveTables(Path directory, RoutingTables tables, RoutingTables made, int cables) {
        for (int rank = 0; rank < tables.ranks(); rank++) {
            for (int cable = 0; cable < cables; cable++) {
                byte[] right = made.receiveTable(new Rank(rank), cable);
                if (!Arrays.equals(tables.receiveTable(new Rank(rank), cable), right)) {
                    throw fault(
                            directory.resolve("ckr-rank" + rank + "-channel" + cable),
                            "the table is not for the program that rank " + rank + " loads, whose table has "
                                    + right.length + " bytes; run route-gen routes --programs again");
                }
            }
        }
    }

    private static DiagnosticException fault(Path path, String message) {
        return new DiagnosticException(SourcePosition.of(path.toString()), message);
    }
}

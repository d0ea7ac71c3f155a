package dev.smi.route.io;

import dev.smi.model.Rank;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import dev.smi.route.table.RoutingTables;
import dev.smi.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the routing tables of a directory, whoever wrote them. One use; not thread-safe. */
public final class TableReader {

    private static final int MOST_FAULTS = 20;
    private static final int PORT_BYTES = 2;

    private final Path directory;
    private final RoutingTables tables;
    private final Diagnostics diagnostics = new Diagnostics();
    private int faults;

    private TableReader(Path directory, RoutingTables tables) {
        this.directory = directory;
        this.tables = tables;
    }

    /** How many cables each rank has tables for: the files there are for rank 0. */
    public static int cables(Path directory) {
        int cables = 0;
        while (Files.exists(directory.resolve("cks-rank0-channel" + cables))) {
            cables++;
        }
        return cables;
    }

    /**
     * The tables of all ranks. CK_R tables may be missing, all of a rank together.
     *
     * @param cables cables of one FPGA; tables of further ones are left alone
     * @throws dev.smi.model.diagnostic.DiagnosticException if files are missing or have the wrong size
     */
    public static RoutingTables read(Path directory, Topology topology, int cables) {
        TableReader reader = new TableReader(directory, new RoutingTables(topology.size(), cables));
        for (int rank = 0; rank < topology.size(); rank++) {
            reader.readSendTables(rank);
            reader.readReceiveTables(rank);
        }
        if (reader.faults > MOST_FAULTS) {
            reader.diagnostics.error(
                    SourcePosition.of(directory.toString()), (reader.faults - MOST_FAULTS) + " more faults of files");
        }
        reader.diagnostics.throwIfErrors();
        return reader.tables;
    }

    private Path file(String kind, int rank, int cable) {
        return directory.resolve(kind + "-rank" + rank + "-channel" + cable);
    }

    private void readSendTables(int rank) {
        for (int cable = 0; cable < tables.cables(); cable++) {
            Path file = file("cks", rank, cable);
            if (!Files.isRegularFile(file)) {
                fault(file, "there is no such table; every CK_S of every rank has one");
                continue;
            }
            byte[] bytes = TextFiles.readBytes(file);
            if (bytes.length != tables.ranks()) {
                fault(
                        file,
                        "the table has " + bytes.length + " bytes; it needs one for each of the " + tables.ranks()
                                + " ranks");
                continue;
            }
            for (int destination = 0; destination < bytes.length; destination++) {
                tables.setSendCode(rank, cable, destination, Byte.toUnsignedInt(bytes[destination]));
            }
        }
    }

    private void readReceiveTables(int rank) {
        int present = 0;
        int size = -1;
        for (int cable = 0; cable < tables.cables(); cable++) {
            present += Files.isRegularFile(file("ckr", rank, cable)) ? 1 : 0;
        }
        for (int cable = 0; cable < tables.cables() && present > 0; cable++) {
            Path file = file("ckr", rank, cable);
            if (!Files.isRegularFile(file)) {
                fault(file, "there is no such table, but rank " + rank + " has some for other channels");
                continue;
            }
            byte[] bytes = TextFiles.readBytes(file);
            size = size < 0 ? bytes.length : size;
            if (bytes.length % PORT_BYTES != 0 || bytes.length != size) {
                fault(
                        file,
                        "the table has " + bytes.length + " bytes; it needs two for each port, as many as the"
                                + " others of the rank");
                return;
            }
            tables.setReceiveTable(new Rank(rank), cable, bytes);
        }
    }

    private void fault(Path file, String what) {
        if (++faults <= MOST_FAULTS) {
            diagnostics.error(SourcePosition.of(file.toString()), what);
        }
    }
}

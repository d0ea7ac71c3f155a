package dev.smi.route;

import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.route.DeadlockProof.TableFault;
import dev.smi.route.table.ReceiveCode;
import dev.smi.route.table.RoutingTables;
import java.util.List;
import java.util.Optional;

/** Compares CK_R tables with what the programs need: every endpoint is reached from every CK_R, and nothing else. */
public final class ReceiveTableCheck {

    private final RoutingTables tables;
    private final RoutingTables expected;
    private final TableFaults faults = new TableFaults();

    private ReceiveTableCheck(RoutingTables tables, RoutingTables expected) {
        this.tables = tables;
        this.expected = expected;
    }

    /**
     * The faults of the CK_R tables of ranks whose program is known, up to a number that somebody reads.
     *
     * @param programs the program of each rank, in order of rank; empty where it is not known
     */
    public static List<TableFault> faults(Network network, RoutingTables tables, List<Optional<Program>> programs) {
        RoutingTables expected =
                RoutingTableBuilder.build(network, new Routes(network.ranks(), network.cables()), programs);
        ReceiveTableCheck check = new ReceiveTableCheck(tables, expected);
        for (int rank = 0; rank < network.ranks(); rank++) {
            if (programs.get(rank).isPresent()) {
                check.compare(rank);
            }
        }
        return check.faults.all();
    }

    private void compare(int rank) {
        int ports = expected.ports(rank);
        for (int cable = 0; cable < tables.cables(); cable++) {
            int size = tables.receiveTable(new Rank(rank), cable).length;
            if (size != 2 * ports) {
                faults.add(
                        rank,
                        cable,
                        rank,
                        "has a CK_R table of " + size + " bytes; the program has " + ports
                                + " ports, and a port two bytes");
                return;
            }
        }
        for (int cable = 0; cable < tables.cables(); cable++) {
            for (int port = 0; port < ports; port++) {
                compare(rank, cable, port, false);
                compare(rank, cable, port, true);
            }
        }
    }

    private void compare(int rank, int cable, int port, boolean control) {
        int is = end(tables, rank, cable, port, control);
        int wanted = end(expected, rank, cable, port, control);
        if (is != wanted) {
            String what = (control ? "control" : "data") + " packets for port " + port;
            faults.add(
                    rank,
                    cable,
                    rank,
                    wanted < 0
                            ? "delivers " + what + ", which the program has no endpoint for; code 0 drops them"
                            : "does not bring " + what + " to their endpoint at CK_R " + wanted / 256 + ", code "
                                    + wanted % 256);
        }
    }

    /** Where a packet ends: CK_R * 256 + code there, negative if it is dropped or passed on twice. */
    private static int end(RoutingTables tables, int rank, int cable, int port, boolean control) {
        int kernel = cable;
        int code = tables.receiveCode(rank, kernel, port, control);
        if (ReceiveCode.isPeer(code, tables.cables())) {
            kernel = ReceiveCode.peer(kernel, code);
            code = tables.receiveCode(rank, kernel, port, control);
        }
        return code < tables.cables() ? -1 : kernel * 256 + code;
    }
}

package dev.smi.route;

import dev.smi.model.FifoKey;
import dev.smi.model.HardwarePort;
import dev.smi.model.PortAllocation;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.route.table.ReceiveCode;
import dev.smi.route.table.RoutingTables;
import dev.smi.route.table.SendCode;
import java.util.List;
import java.util.Optional;

/** Makes routing tables of routes and programs. Stateless. */
public final class RoutingTableBuilder {

    private RoutingTableBuilder() {}

    /**
     * The tables of a cluster.
     *
     * @param programs the program of each rank, in order of rank; empty where it is not known, which leaves the CK_R
     *     tables of the rank without ports
     */
    public static RoutingTables build(Network network, Routes routes, List<Optional<Program>> programs) {
        RoutingTables tables = new RoutingTables(network.ranks(), network.cables());
        for (int rank = 0; rank < network.ranks(); rank++) {
            for (int cable = 0; cable < network.cables(); cable++) {
                fillSendTable(tables, routes, rank, cable);
            }
        }
        for (int rank = 0; rank < network.ranks(); rank++) {
            fillReceiveTables(tables, new Rank(rank), programs.get(rank));
        }
        return tables;
    }

    private static void fillSendTable(RoutingTables tables, Routes routes, int rank, int cable) {
        for (int destination = 0; destination < tables.ranks(); destination++) {
            int out = routes.out(rank, cable, destination);
            if (destination == rank) {
                tables.setSendCode(rank, cable, destination, SendCode.TO_RECEIVE_KERNEL);
            } else if (out == cable) {
                tables.setSendCode(rank, cable, destination, SendCode.CABLE);
            } else if (out != Routes.NONE) {
                tables.setSendCode(rank, cable, destination, SendCode.toPeer(cable, out));
            }
        }
    }

    private static void fillReceiveTables(RoutingTables tables, Rank rank, Optional<Program> program) {
        if (program.isEmpty()) {
            return;
        }
        PortAllocation allocation = PortAllocation.of(program.get(), tables.cables());
        for (int cable = 0; cable < tables.cables(); cable++) {
            tables.setReceiveTable(rank, cable, receiveTable(program.get().ports(), allocation, cable));
        }
    }

    private static byte[] receiveTable(int ports, PortAllocation allocation, int cable) {
        byte[] table = new byte[2 * ports];
        for (int owner = 0; owner < allocation.cables(); owner++) {
            List<HardwarePort> dealt = allocation.fromReceiveKernel(owner);
            for (int index = 0; index < dealt.size(); index++) {
                HardwarePort port = dealt.get(index);
                int entry = 2 * port.operation().port().value() + (port.key() == FifoKey.CKR_CONTROL ? 1 : 0);
                table[entry] = (byte)
                        (owner == cable
                                ? ReceiveCode.toHardwarePort(index, allocation.cables())
                                : ReceiveCode.toPeer(cable, owner));
            }
        }
        return table;
    }
}

package dev.smi.route.table;

import dev.smi.model.Rank;
import java.util.Arrays;

/**
 * The routing tables of all communication kernels of a cluster. Mutable while they are built, by one thread; whoever
 * holds them afterwards only reads.
 *
 * <p>Shapes: CK_S {@code [destinations][ranks][cables]}, so that what leads to one destination lies together; CK_R
 * {@code [ranks][cables][2 * ports of the rank's program]}, one unsigned byte each. See {@link SendCode} and
 * {@link ReceiveCode} for their meaning.
 */
public final class RoutingTables {

    private final int ranks;
    private final int cables;
    private final byte[][] send;
    private final byte[][] receive;

    /** Tables for the given numbers of ranks and cables: no routes, no endpoints, no ports. */
    public RoutingTables(int ranks, int cables) {
        this.ranks = ranks;
        this.cables = cables;
        this.send = new byte[ranks][ranks * cables];
        this.receive = new byte[ranks * cables][0];
        for (byte[] table : send) {
            Arrays.fill(table, (byte) SendCode.NO_ROUTE);
        }
    }

    /** Ranks of the cluster. */
    public int ranks() {
        return ranks;
    }

    /** Cables of one FPGA. */
    public int cables() {
        return cables;
    }

    /** The CK_S code for a destination. */
    public int sendCode(int rank, int cable, int destination) {
        return Byte.toUnsignedInt(send[destination][rank * cables + cable]);
    }

    /** Sets the CK_S code for a destination. */
    public void setSendCode(int rank, int cable, int destination, int code) {
        send[destination][rank * cables + cable] = (byte) code;
    }

    /**
     * The cable by which a packet for a destination leaves a rank, as seen from the CK_S of a cable: its own, or that
     * of the CK_S it is passed to. Negative if the tables name none.
     */
    public int out(int rank, int cable, int destination) {
        int code = sendCode(rank, cable, destination);
        if (SendCode.isPeer(code, cables)) {
            return SendCode.peer(cable, code);
        }
        return code == SendCode.CABLE ? cable : -1;
    }

    /** Ports that the CK_R tables of a rank have entries for. */
    public int ports(int rank) {
        return receive[rank * cables].length / 2;
    }

    /** The CK_R code for a port: for data, or for control (SYNCH) packets. */
    public int receiveCode(int rank, int cable, int port, boolean control) {
        return Byte.toUnsignedInt(receive[rank * cables + cable][2 * port + (control ? 1 : 0)]);
    }

    /** The CK_S table of a cable, one byte a destination, as the kernel loads them; a copy. */
    public byte[] sendTable(Rank rank, int cable) {
        byte[] table = new byte[ranks];
        for (int destination = 0; destination < ranks; destination++) {
            table[destination] = send[destination][rank.value() * cables + cable];
        }
        return table;
    }

    /** The CK_R table of a cable, two bytes a port, as the kernel loads them; a copy. */
    public byte[] receiveTable(Rank rank, int cable) {
        return receive[rank.value() * cables + cable].clone();
    }

    /**
     * Sets the CK_R table of a cable.
     *
     * @param table two bytes a port, {@code [data, control]}; all cables of a rank have the same number of ports
     */
    public void setReceiveTable(Rank rank, int cable, byte[] table) {
        if (table.length % 2 != 0) {
            throw new IllegalArgumentException("a CK_R table of " + table.length + " bytes; it has two bytes a port");
        }
        receive[rank.value() * cables + cable] = table.clone();
    }
}

package dev.smi.route.table;

/**
 * The way on that a CK_R table gives for a port, one unsigned byte for data and one for control.
 *
 * <p>Shape of a table: {@code [ports][data, control]}. Source: docs/design/smi-spec.md, section 3. Stateless.
 */
public final class ReceiveCode {

    /** No such endpoint; a packet for it is dropped and reported. */
    public static final int NO_ENDPOINT = 0;

    private static final int FIRST_PEER = 1;

    private ReceiveCode() {}

    /** The code that leads from the CK_R of one cable to that of another cable of the same rank. */
    public static int toPeer(int from, int to) {
        return FIRST_PEER + PeerNumbers.number(from, to);
    }

    /** Whether a code leads to another CK_R of a rank with the given number of cables. */
    public static boolean isPeer(int code, int cables) {
        return code >= FIRST_PEER && code < cables;
    }

    /** The cable of the CK_R that a peer code at the CK_R of cable {@code from} leads to. */
    public static int peer(int from, int code) {
        return PeerNumbers.cable(from, code - FIRST_PEER);
    }

    /** The code of the j-th hardware port that was dealt to this CK_R. */
    public static int toHardwarePort(int index, int cables) {
        return cables + index;
    }
}

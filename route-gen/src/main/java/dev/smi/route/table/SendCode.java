package dev.smi.route.table;

/**
 * The way out that a CK_S table gives for a destination, one unsigned byte.
 *
 * <p>Shape of a table: {@code [ranks]}. Source: docs/design/smi-spec.md, section 3. Stateless.
 */
public final class SendCode {

    /** Out on the kernel's own cable. */
    public static final int CABLE = 0;

    /** To the CK_R beside it: the destination is this rank. */
    public static final int TO_RECEIVE_KERNEL = 1;

    /** No way leads to the destination; a packet for it is dropped and reported. */
    public static final int NO_ROUTE = 255;

    private static final int FIRST_PEER = 2;

    private SendCode() {}

    /** The code that leads from the CK_S of one cable to that of another cable of the same rank. */
    public static int toPeer(int from, int to) {
        return FIRST_PEER + PeerNumbers.number(from, to);
    }

    /** Whether a code leads to another CK_S of a rank with the given number of cables. */
    public static boolean isPeer(int code, int cables) {
        return code >= FIRST_PEER && code < FIRST_PEER + cables - 1;
    }

    /** The cable of the CK_S that a peer code at the CK_S of cable {@code from} leads to. */
    public static int peer(int from, int code) {
        return PeerNumbers.cable(from, code - FIRST_PEER);
    }
}

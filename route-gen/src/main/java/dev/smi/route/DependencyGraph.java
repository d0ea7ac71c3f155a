package dev.smi.route;

import java.util.Arrays;

/**
 * The channel-dependency graph: the FIFOs between communication kernels, and which can follow which on a route.
 *
 * <p>Of every rank there are, with C cables: C directed cables that leave it, C FIFOs from a CK_R to the CK_S beside
 * it, C back, and C * C each between CK_Ss and between CK_Rs. A FIFO ends at one kernel, and what a kernel can write to
 * is known, so edges are bits: which of the kernel's outputs followed. Mutable, one thread.
 */
final class DependencyGraph {

    /** Outputs of a CK_S: its cable, its CK_R, then the CK_S of each cable. Of a CK_R: its CK_S, then each CK_R. */
    static final int OUT_CABLE = 0;

    static final int OUT_BESIDE = 1;
    static final int OUT_FIRST_PEER = 2;

    private final Network network;
    private final int cables;
    private final int perRank;
    private final long[] outputs;
    private final int[] witness;

    DependencyGraph(Network network) {
        this.network = network;
        this.cables = network.cables();
        this.perRank = 3 * cables + 2 * cables * cables;
        this.outputs = new long[network.ranks() * perRank];
        this.witness = new int[outputs.length * (OUT_FIRST_PEER + cables)];
        Arrays.fill(witness, -1);
    }

    int nodes() {
        return outputs.length;
    }

    int cables() {
        return cables;
    }

    /** The cable that leaves a rank by a channel. */
    int cable(int rank, int channel) {
        return rank * perRank + channel;
    }

    int fromReceiveToSend(int rank, int channel) {
        return rank * perRank + cables + channel;
    }

    int fromSendToReceive(int rank, int channel) {
        return rank * perRank + 2 * cables + channel;
    }

    int betweenSend(int rank, int from, int to) {
        return rank * perRank + 3 * cables + from * cables + to;
    }

    int betweenReceive(int rank, int from, int to) {
        return rank * perRank + 3 * cables + cables * cables + from * cables + to;
    }

    boolean isCable(int node) {
        return node % perRank < cables;
    }

    /** The number of a cable as {@link Network} numbers them. */
    int cableNumber(int node) {
        return node / perRank * cables + node % perRank;
    }

    /** Whether a FIFO ends at a CK_S. */
    boolean endsAtSend(int node) {
        int kind = node % perRank;
        boolean isFromReceive = kind >= cables && kind < 2 * cables;
        boolean isBetweenSend = kind >= 3 * cables && kind < 3 * cables + cables * cables;
        return isFromReceive || isBetweenSend;
    }

    /** The rank that a FIFO ends at. */
    int endRank(int node) {
        return isCable(node) ? network.neighbour(node / perRank, node % perRank) : node / perRank;
    }

    /** The channel of the kernel that a FIFO ends at. */
    int endChannel(int node) {
        int kind = node % perRank;
        if (kind < cables) {
            return network.neighbourChannel(node / perRank, kind);
        }
        return kind < 3 * cables ? kind % cables : (kind - 3 * cables) % cables;
    }

    /** Whether a FIFO lies between two kernels of the same kind, and so was a hop to a peer. */
    boolean isPeerHop(int node) {
        return node % perRank >= 3 * cables;
    }

    /** The FIFO that the kernel at the end of {@code node} writes to by the given output. */
    int target(int node, int output) {
        int rank = endRank(node);
        int channel = endChannel(node);
        if (endsAtSend(node)) {
            return switch (output) {
                case OUT_CABLE -> cable(rank, channel);
                case OUT_BESIDE -> fromSendToReceive(rank, channel);
                default -> betweenSend(rank, channel, output - OUT_FIRST_PEER);
            };
        }
        return output == OUT_BESIDE
                ? fromReceiveToSend(rank, channel)
                : betweenReceive(rank, channel, output - OUT_FIRST_PEER);
    }

    /** Notes that packets for a destination go from a FIFO to an output of the kernel at its end. */
    void add(int node, int output, int destination) {
        if ((outputs[node] & 1L << output) == 0) {
            outputs[node] |= 1L << output;
            witness[node * (OUT_FIRST_PEER + cables) + output] = destination;
        }
    }

    /** The outputs that follow a FIFO, one bit each. */
    long outputs(int node) {
        return outputs[node];
    }

    /** A destination whose packets go from a FIFO to an output. */
    int witness(int node, int output) {
        return witness[node * (OUT_FIRST_PEER + cables) + output];
    }

    /** FIFOs that are followed by another or follow one. */
    int nodesInUse() {
        boolean[] isUsed = new boolean[outputs.length];
        for (int node = 0; node < outputs.length; node++) {
            for (long rest = outputs[node]; rest != 0; rest &= rest - 1) {
                isUsed[node] = true;
                isUsed[target(node, Long.numberOfTrailingZeros(rest))] = true;
            }
        }
        int used = 0;
        for (boolean node : isUsed) {
            used += node ? 1 : 0;
        }
        return used;
    }

    int edges() {
        int edges = 0;
        for (long bits : outputs) {
            edges += Long.bitCount(bits);
        }
        return edges;
    }
}

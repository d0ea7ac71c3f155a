package dev.smi.route;

import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.topology.Topology;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A topology as arrays, for algorithms that visit every rank for every destination. Immutable.
 *
 * <p>A directed cable is numbered {@code rank * cables + channel} after the network port it leaves from.
 */
public final class Network {

    private static final int NONE = -1;

    private final int ranks;
    private final int cables;
    private final int[] peer;

    private Network(int ranks, int cables) {
        this.ranks = ranks;
        this.cables = cables;
        this.peer = new int[ranks * cables];
        Arrays.fill(peer, NONE);
    }

    /**
     * The network of a topology.
     *
     * @param cables network ports of one FPGA; at least {@link Topology#channels()}
     */
    public static Network of(Topology topology, int cables) {
        if (cables < topology.channels()) {
            throw new IllegalArgumentException(
                    "the topology uses " + topology.channels() + " channels, more than " + cables + " cables");
        }
        Network network = new Network(topology.size(), cables);
        for (Cable cable : topology.cables()) {
            int a = network.port(cable.a());
            int b = network.port(cable.b());
            network.peer[a] = b;
            network.peer[b] = a;
        }
        return network;
    }

    /** The same ranks with the cables of a tree only: each rank's to the earliest rank of an order. */
    Network spanningTree(int[] order) {
        Network tree = new Network(ranks, cables);
        int[] place = new int[ranks];
        for (int i = 0; i < ranks; i++) {
            place[order[i]] = i;
        }
        for (int rank = 0; rank < ranks; rank++) {
            int up = -1;
            for (int port = rank * cables; port < (rank + 1) * cables; port++) {
                if (peer[port] != NONE
                        && place[end(port)] < place[rank]
                        && (up < 0 || place[end(port)] < place[end(up)])) {
                    up = port;
                }
            }
            if (up >= 0) {
                tree.peer[up] = peer[up];
                tree.peer[peer[up]] = up;
            }
        }
        return tree;
    }

    private int port(CableEnd end) {
        return end.rank().value() * cables + end.channel();
    }

    /** Ranks. */
    public int ranks() {
        return ranks;
    }

    /** Network ports of one FPGA. */
    public int cables() {
        return cables;
    }

    /** Network ports of all ranks, which is also how many numbers of directed cables there are. */
    int ports() {
        return peer.length;
    }

    /**
     * The network port at the other end of a port's cable, negative without one. As cables are numbered after the port
     * they leave from, this is also the number of the cable that arrives at the port.
     */
    int peer(int port) {
        return peer[port];
    }

    /** The rank that a directed cable leads to. */
    int end(int cable) {
        return peer[cable] / cables;
    }

    /** The numbers of all directed cables, in order. */
    int[] directedCables() {
        return IntStream.range(0, peer.length)
                .filter(port -> peer[port] != NONE)
                .toArray();
    }

    /** Whether a network port has a cable. */
    public boolean isConnected(int rank, int channel) {
        return peer[rank * cables + channel] != NONE;
    }

    /** The rank at the other end of a network port's cable; the port has to be connected. */
    public int neighbour(int rank, int channel) {
        return peer[rank * cables + channel] / cables;
    }

    /** The channel at the other end of a network port's cable; the port has to be connected. */
    public int neighbourChannel(int rank, int channel) {
        return peer[rank * cables + channel] % cables;
    }
}

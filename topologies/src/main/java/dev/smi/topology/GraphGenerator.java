package dev.smi.topology;

import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import java.util.ArrayList;
import java.util.List;

/** Makes hypercubes and fully connected topologies. Stateless. */
public final class GraphGenerator {

    private GraphGenerator() {}

    /**
     * A hypercube: ranks whose numbers differ in bit k are connected by channel k of both.
     *
     * @throws IllegalArgumentException if the size is no power of two
     */
    public static Topology hypercube(int size, List<String> programs) {
        if (Integer.bitCount(size) != 1 || size < 1) {
            throw new IllegalArgumentException(
                    "a hypercube has a power of two of FPGAs, not " + size + "; for example 8 or 16");
        }
        List<Cable> cables = new ArrayList<>();
        for (int rank = 0; rank < size; rank++) {
            for (int channel = 0; 1 << channel < size; channel++) {
                int other = rank ^ 1 << channel;
                if (rank < other) {
                    cables.add(new Cable(end(rank, channel), end(other, channel)));
                }
            }
        }
        return Topology.of(DeviceNames.devices(size, programs), cables);
    }

    /**
     * A cable between every two FPGAs: with oneself left out, the k-th other rank is at channel k.
     *
     * @throws IllegalArgumentException if an FPGA would need more network ports than it can have
     */
    public static Topology full(int size, List<String> programs) {
        if (size < 1 || size > Topology.MAX_CHANNEL + 2) {
            throw new IllegalArgumentException("a fully connected topology has 1 to " + (Topology.MAX_CHANNEL + 2)
                    + " FPGAs, not " + size + "; an FPGA has at most " + (Topology.MAX_CHANNEL + 1)
                    + " network ports");
        }
        List<Cable> cables = new ArrayList<>();
        for (int rank = 0; rank < size; rank++) {
            for (int other = rank + 1; other < size; other++) {
                cables.add(new Cable(end(rank, other - 1), end(other, rank)));
            }
        }
        return Topology.of(DeviceNames.devices(size, programs), cables);
    }

    private static CableEnd end(int rank, int channel) {
        return new CableEnd(new Rank(rank), channel);
    }
}

package dev.smi.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The connected parts of a network. Immutable. */
public final class Components {

    private final int[] part;
    private final int[] sizes;

    /** The parts of a network. */
    public Components(Network network) {
        DisjointSets sets = new DisjointSets(network.ranks());
        for (int cable : network.directedCables()) {
            sets.join(cable / network.cables(), network.end(cable));
        }
        part = new int[network.ranks()];
        sizes = new int[network.ranks()];
        for (int rank = 0; rank < part.length; rank++) {
            part[rank] = sets.find(rank);
            sizes[part[rank]]++;
        }
    }

    /** Whether cables lead from one rank to another. */
    public boolean areConnected(int rank, int other) {
        return part[rank] == part[other];
    }

    /** How many ranks the part of a rank has. */
    int size(int rank) {
        return sizes[part[rank]];
    }

    /** The ranks of every part, ascending, the part of rank 0 first. */
    public List<List<Integer>> parts() {
        Map<Integer, List<Integer>> parts = new TreeMap<>();
        for (int rank = 0; rank < part.length; rank++) {
            parts.computeIfAbsent(part[rank], _ -> new ArrayList<>()).add(rank);
        }
        return List.copyOf(parts.values());
    }
}

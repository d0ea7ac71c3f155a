package dev.smi.route;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The neighbours of every rank, each once however many cables lead there, ascending. Immutable. */
final class NeighbourLists {

    private final int[][] neighbours;

    NeighbourLists(Network network) {
        neighbours = IntStream.range(0, network.ranks())
                .mapToObj(rank -> IntStream.range(0, network.cables())
                        .filter(channel -> network.isConnected(rank, channel))
                        .map(channel -> network.neighbour(rank, channel))
                        .filter(other -> other != rank)
                        .sorted()
                        .distinct()
                        .toArray())
                .toArray(int[][]::new);
    }

    /** The neighbours of a rank; the array is shared and not to be changed. */
    int[] of(int rank) {
        return neighbours[rank];
    }

    boolean areNeighbours(int rank, int other) {
        return Arrays.binarySearch(neighbours[rank], other) >= 0;
    }

    /** The only rank beside {@code except} that neighbours two ranks; negative if there is none or several. */
    int onlyCommon(int rank, int other, int except) {
        int only = -1;
        for (int candidate : neighbours[rank]) {
            if (candidate != except && areNeighbours(other, candidate)) {
                if (only >= 0) {
                    return -1;
                }
                only = candidate;
            }
        }
        return only;
    }
}

package dev.smi.apps.collectives;

import dev.smi.Communicator;
import dev.smi.GatherChannel;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;

/** Gathers back to back, each to another root, which gets the elements of all ranks in order. */
public final class Gather {

    private static final int PORT = 0;

    private Gather() {}

    /** Counts what arrives at the root as its rank sent it. */
    @Kernel
    static void gather(int[] right, int count, int rounds, Communicator world) {
        int rank = world.rank();
        int matches = 0;
        for (int round = 0; round < rounds; round++) {
            int root = round % world.size();
            GatherChannel channel = world.openGather(DataType.DOUBLE, count, count, PORT, root);
            int first = rank == root ? 0 : rank;
            int last = rank == root ? world.size() - 1 : rank;
            for (int share = first; share <= last; share++) {
                for (int i = 0; i < count; i++) {
                    double element = 0.5 * (share * count + i) - round;
                    // at the root only its own share counts
                    double received = channel.gather(share == rank ? element : -1e9);
                    if (rank == root && received == element) {
                        matches++;
                    }
                }
            }
        }
        right[0] = matches;
    }
}

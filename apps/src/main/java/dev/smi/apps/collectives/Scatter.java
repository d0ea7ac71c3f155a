package dev.smi.apps.collectives;

import dev.smi.Communicator;
import dev.smi.ScatterChannel;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;

/** Scatters back to back, each from another root: rank r gets elements r * count and on. */
public final class Scatter {

    private static final int PORT = 0;

    private Scatter() {}

    /** Counts what arrives as the root sent it. */
    @Kernel
    static void scatter(int[] right, int count, int rounds, Communicator world) {
        int rank = world.rank();
        int matches = 0;
        for (int round = 0; round < rounds; round++) {
            int root = round % world.size();
            ScatterChannel channel = world.openScatter(DataType.INT, count, count, PORT, root);
            // the root goes through the elements of all ranks, its own among them
            int first = rank == root ? 0 : rank;
            int last = rank == root ? world.size() - 1 : rank;
            for (int share = first; share <= last; share++) {
                for (int i = 0; i < count; i++) {
                    int element = 3 * (share * count + i) + round;
                    int received = channel.scatter(element);
                    if (share == rank && received == element) {
                        matches++;
                    }
                }
            }
        }
        right[0] = matches;
    }
}

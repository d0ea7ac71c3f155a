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
            int first = rank == root ? 0 : rank * count;
            int calls = rank == root ? count * world.size() : count;
            for (int i = first; i < first + calls; i++) {
                int received = channel.scatter(3 * i + round);
                if (i / count == rank && received == 3 * i + round) {
                    matches++;
                }
            }
        }
        right[0] = matches;
    }
}

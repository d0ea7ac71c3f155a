package dev.smi.apps.collectives;

import dev.smi.BroadcastChannel;
import dev.smi.Communicator;
import dev.smi.ReduceChannel;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;

/** Several collectives at once, on ports of their own: first in one loop, then in kernels that run side by side. */
public final class Several {

    // ports
    private static final int FACTORS = 0;
    private static final int OTHER_FACTORS = 1;
    private static final int SUMS = 2;
    private static final int FROM_FIRST = 3;
    private static final int FROM_LAST = 4;

    /**
     * Elements travel in packets of seven, so what the root broadcasts comes back later than in the same turn of the
     * loop: it reduces two packets behind. If it did not, it would wait for sums of elements that are still in its
     * unfinished packet.
     */
    private static final int BEHIND = 14;

    private Several() {}

    /** The root broadcasts two sequences; all ranks multiply their elements; the root gets the sums of the products. */
    @Kernel
    static void multiplyAndSum(int[] right, int count, int root, Communicator world) {
        int rank = world.rank();
        int ranks = world.size();
        int behind = rank == root ? BEHIND : 0;
        BroadcastChannel factors = world.openBroadcast(DataType.INT, count, FACTORS, root);
        BroadcastChannel otherFactors = world.openBroadcast(DataType.INT, count, OTHER_FACTORS, root);
        ReduceChannel sums = world.openReduce(DataType.INT, count, ReduceOperator.ADD, SUMS, root);
        int[] products = new int[BEHIND + 1]; // the last ones
        int matches = 0;
        for (int i = 0; i < count + behind; i++) {
            if (i < count) {
                products[i % (BEHIND + 1)] = factors.broadcast(i) * otherFactors.broadcast(i + 5) + rank;
            }
            if (i >= behind) {
                int j = i - behind;
                int product = products[j % (BEHIND + 1)];
                int sum = sums.reduce(product);
                boolean isRight = rank == root
                        ? sum == ranks * j * (j + 5) + ranks * (ranks - 1) / 2
                        : product == j * (j + 5) + rank;
                matches += isRight ? 1 : 0;
            }
        }
        right[0] = matches;
    }

    /** One of two broadcasts from different roots: in one loop each would wait for the other's unfinished packet. */
    @Kernel
    static void fromFirst(int[] right, int count, Communicator world) {
        BroadcastChannel channel = world.openBroadcast(DataType.SHORT, count, FROM_FIRST, 0);
        int matches = 0;
        for (int i = 0; i < count; i++) {
            short mine = world.rank() == 0 ? (short) (3 * i) : -1;
            if (channel.broadcast(mine) == (short) (3 * i)) {
                matches++;
            }
        }
        right[1] = matches;
    }

    /** The other one. */
    @Kernel
    static void fromLast(int[] right, int count, Communicator world) {
        int last = world.size() - 1;
        BroadcastChannel channel = world.openBroadcast(DataType.CHAR, count, FROM_LAST, last);
        int matches = 0;
        for (int i = 0; i < count; i++) {
            byte mine = world.rank() == last ? (byte) (7 * i) : -1;
            if (channel.broadcast(mine) == (byte) (7 * i)) {
                matches++;
            }
        }
        right[2] = matches;
    }
}

package dev.smi.apps.collectives;

import dev.smi.Communicator;
import dev.smi.ReduceChannel;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;

/** Reductions back to back, each to another root: sums, and the greatest of numbers below zero. */
public final class Reduce {

    private static final int SUMS = 0;
    private static final int MAXIMA = 1;

    private Reduce() {}

    /** Counts the sums, and the maxima, that are right. */
    @Kernel
    static void reduce(int[] right, int count, int rounds, Communicator world) {
        right[0] = 0;
        right[1] = 0;
        for (int round = 0; round < rounds; round++) {
            int root = round % world.size();
            right[0] += add(count, root, world);
            right[1] += max(count, root, world);
        }
    }

    private static int add(int count, int root, Communicator world) {
        int ranks = world.size();
        int sums = 0;
        ReduceChannel channel = world.openReduce(DataType.INT, count, ReduceOperator.ADD, SUMS, root);
        for (int i = 0; i < count; i++) {
            int sum = channel.reduce(i + world.rank());
            if (world.rank() == root && sum == ranks * i + ranks * (ranks - 1) / 2) {
                sums++;
            }
        }
        return sums;
    }

    private static int max(int count, int root, Communicator world) {
        int maxima = 0;
        ReduceChannel channel = world.openReduce(DataType.FLOAT, count, ReduceOperator.MAX, MAXIMA, root);
        for (int i = 0; i < count; i++) {
            float greatest = channel.reduce(-0.25f - i - (world.rank() + i) % world.size());
            if (world.rank() == root && greatest == -0.25f - i) {
                maxima++;
            }
        }
        return maxima;
    }
}

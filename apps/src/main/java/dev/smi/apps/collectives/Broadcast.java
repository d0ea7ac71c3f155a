package dev.smi.apps.collectives;

import dev.smi.BroadcastChannel;
import dev.smi.Communicator;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;

/** Broadcasts back to back, each from another root. */
public final class Broadcast {

    private static final int PORT = 0;

    private Broadcast() {}

    /** Counts what arrives as the root sent it. */
    @Kernel
    static void broadcast(int[] right, int count, int rounds, Communicator world) {
        int matches = 0;
        for (int round = 0; round < rounds; round++) {
            int root = round % world.size();
            BroadcastChannel channel = world.openBroadcast(DataType.FLOAT, count, PORT, root);
            for (int i = 0; i < count; i++) {
                float expected = 0.5f * i + round;
                float mine = world.rank() == root ? expected : -1;
                if (channel.broadcast(mine) == expected) {
                    matches++;
                }
            }
        }
        right[0] = matches;
    }
}

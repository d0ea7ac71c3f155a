package dev.smi.apps.pipeline;

import dev.smi.Communicator;
import dev.smi.ReceiveChannel;
import dev.smi.SendChannel;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;

/** A pipeline over all ranks: every rank takes a number from the one before it, adds its own rank, and passes it on. */
public final class Pipeline {

    private static final int PORT = 0;

    private Pipeline() {}

    /** What a rank does says its place. */
    @Kernel
    static void stage(int[] result, int count, Communicator world) {
        if (world.rank() == 0) {
            make(count, world);
        } else if (world.rank() < world.size() - 1) {
            pass(count, world);
        } else {
            keep(result, count, world);
        }
    }

    private static void make(int count, Communicator world) {
        SendChannel out = world.openSend(DataType.INT, count, 1, PORT);
        for (int i = 0; i < count; i++) {
            out.push(i);
        }
    }

    private static void pass(int count, Communicator world) {
        int rank = world.rank();
        ReceiveChannel in = world.openReceive(DataType.INT, count, rank - 1, PORT);
        SendChannel out = world.openSend(DataType.INT, count, rank + 1, PORT);
        for (int i = 0; i < count; i++) {
            out.push(in.popInt() + rank);
        }
    }

    private static void keep(int[] result, int count, Communicator world) {
        int rank = world.rank();
        ReceiveChannel in = world.openReceive(DataType.INT, count, rank - 1, PORT);
        for (int i = 0; i < count; i++) {
            result[i] = in.popInt() + rank;
        }
    }
}

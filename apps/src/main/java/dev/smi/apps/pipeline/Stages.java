package dev.smi.apps.pipeline;

import dev.smi.Communicator;
import dev.smi.ReceiveChannel;
import dev.smi.SendChannel;
import dev.smi.kernel.Fifo;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;

/**
 * {@link Pipeline} with two kernels on every FPGA, which an on-chip FIFO joins: one takes numbers, one gives them on.
 */
public final class Stages {

    private static final int PORT = 0;

    private static final Fifo.OfInt TAKEN = Fifo.ofInt(16);

    private Stages() {}

    /** Takes numbers from the rank before; the first rank makes them. */
    @Kernel
    static void take(int count, Communicator world) {
        if (world.rank() == 0) {
            for (int i = 0; i < count; i++) {
                TAKEN.write(i);
            }
        } else {
            ReceiveChannel in = world.openReceive(DataType.INT, count, world.rank() - 1, PORT);
            for (int i = 0; i < count; i++) {
                TAKEN.write(in.popInt());
            }
        }
    }

    /** Adds the rank and gives the sums to the next one; the last rank keeps them. */
    @Kernel
    static void give(int[] result, int count, Communicator world) {
        int rank = world.rank();
        if (rank < world.size() - 1) {
            SendChannel out = world.openSend(DataType.INT, count, rank + 1, PORT);
            for (int i = 0; i < count; i++) {
                out.push(TAKEN.read() + rank);
            }
        } else {
            for (int i = 0; i < count; i++) {
                result[i] = TAKEN.read() + rank;
            }
        }
    }
}

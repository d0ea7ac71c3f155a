package dev.smi.apps.latency;

import dev.smi.Communicator;
import dev.smi.ReceiveChannel;
import dev.smi.SendChannel;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;

/**
 * Latency between two ranks: one number goes back and forth in messages of one element, and each side adds one. The
 * time, divided by twice the number of rounds, is the latency. This side begins.
 */
public final class Ping {

    static final int PORT = 0;

    private Ping() {}

    /** Sends and receives so many times. */
    @Kernel
    static void ping(int[] counter, int rounds, int other, Communicator world) {
        int value = 0;
        for (int i = 0; i < rounds; i++) {
            SendChannel out = world.openSend(DataType.INT, 1, other, PORT);
            ReceiveChannel in = world.openReceive(DataType.INT, 1, other, PORT);
            out.push(value);
            value = in.popInt() + 1;
        }
        counter[0] = value;
    }
}

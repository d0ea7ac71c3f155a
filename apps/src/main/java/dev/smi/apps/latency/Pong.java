package dev.smi.apps.latency;

import dev.smi.Communicator;
import dev.smi.ReceiveChannel;
import dev.smi.SendChannel;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;

/**
 * The other side of {@link Ping}: sends back what it gets, and one more. A program of its own, as two kernels of one
 * program cannot share a port.
 */
public final class Pong {

    private Pong() {}

    /** Receives and sends so many times. */
    @Kernel
    static void pong(int rounds, int other, Communicator world) {
        for (int i = 0; i < rounds; i++) {
            SendChannel out = world.openSend(DataType.INT, 1, other, Ping.PORT);
            ReceiveChannel in = world.openReceive(DataType.INT, 1, other, Ping.PORT);
            out.push(in.popInt() + 1);
        }
    }
}

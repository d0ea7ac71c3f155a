package dev.smi.apps.injection;

import dev.smi.Communicator;
import dev.smi.ReceiveChannel;
import dev.smi.SendChannel;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;

/** Injection rate: how fast messages of a single element, each through a channel of its own, enter the network. */
public final class Injection {

    private static final int PORT = 0;

    private Injection() {}

    /** Sends 0, 1, 2, ... */
    @Kernel
    static void inject(int messages, int destination, Communicator world) {
        for (int i = 0; i < messages; i++) {
            SendChannel out = world.openSend(DataType.INT, 1, destination, PORT);
            out.push(i);
        }
    }

    /** Keeps what arrives. */
    @Kernel
    static void drain(int[] received, int messages, int source, Communicator world) {
        for (int i = 0; i < messages; i++) {
            ReceiveChannel in = world.openReceive(DataType.INT, 1, source, PORT);
            received[i] = in.popInt();
        }
    }
}

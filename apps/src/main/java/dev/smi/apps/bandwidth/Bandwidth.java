package dev.smi.apps.bandwidth;

import dev.smi.Communicator;
import dev.smi.ReceiveChannel;
import dev.smi.SendChannel;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;

/**
 * Bandwidth between two ranks: two streams of doubles side by side, on ports of their own. Both receivers count what
 * arrived as it was sent.
 */
public final class Bandwidth {

    private static final int FIRST = 0;
    private static final int SECOND = 1;

    /** A sender may be so many elements ahead of its receiver, so that credits are back in time over many hops. */
    private static final int DEGREE = 2048;

    private Bandwidth() {}

    /** Sends 0.5, 1.5, 2.5, ... */
    @Kernel
    static void sendFirst(int count, int destination, Communicator world) {
        SendChannel out = world.openSend(DataType.DOUBLE, count, destination, FIRST, DEGREE);
        for (int i = 0; i < count; i++) {
            out.push(0.5 + i);
        }
    }

    /** Sends the same below zero. */
    @Kernel
    static void sendSecond(int count, int destination, Communicator world) {
        SendChannel out = world.openSend(DataType.DOUBLE, count, destination, SECOND, DEGREE);
        for (int i = 0; i < count; i++) {
            out.push(-0.5 - i);
        }
    }

    /** Counts what arrives as {@link #sendFirst} sends it. */
    @Kernel
    static void receiveFirst(int[] right, int count, int source, Communicator world) {
        ReceiveChannel in = world.openReceive(DataType.DOUBLE, count, source, FIRST, DEGREE);
        int matches = 0;
        for (int i = 0; i < count; i++) {
            if (in.popDouble() == 0.5 + i) {
                matches++;
            }
        }
        right[0] = matches;
    }

    /** Counts what arrives as {@link #sendSecond} sends it. */
    @Kernel
    static void receiveSecond(int[] right, int count, int source, Communicator world) {
        ReceiveChannel in = world.openReceive(DataType.DOUBLE, count, source, SECOND, DEGREE);
        int matches = 0;
        for (int i = 0; i < count; i++) {
            if (in.popDouble() == -0.5 - i) {
                matches++;
            }
        }
        right[1] = matches;
    }
}

package dev.smi.apps.bnn.network;

import dev.smi.apps.bnn.format.Network;

/** What pictures look like that networks take. Stateless. */
public final class Pictures {

    private Pictures() {}

    /** Lines, and columns. */
    public static int size(Network network) {
        return network == Network.LFC_W1A1 ? 28 : 32;
    }

    /**
     * Bytes of a picture, as published data sets have it: for CNV a label, and red, green and blue line by line, as in
     * CIFAR-10's binary files; for LFC grey line by line, as in MNIST's.
     */
    public static int bytes(Network network) {
        return pixels(network) + size(network) * size(network) * (network == Network.LFC_W1A1 ? 1 : 3);
    }

    /** Where in those the pixels begin. */
    public static int pixels(Network network) {
        return network == Network.LFC_W1A1 ? 0 : 1;
    }
}

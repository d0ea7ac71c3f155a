package dev.smi.rank;

/**
 * Messages between ranks on any hosts: reliable, in order between two ranks, none larger than {@link #maxMessage}.
 * Nothing blocks. For one thread, a platform thread that the rank's main thread created (MPJ Express insists on it).
 */
public interface MessageCarrier {

    /** The largest message in bytes. */
    int maxMessage();

    /**
     * Starts to send the first {@code length} bytes of an array, which the caller may use again at once.
     *
     * @return false, and nothing is sent, while too many messages to this rank are on their way
     */
    boolean offer(int to, byte[] message, int length);

    /**
     * Takes a message that has arrived.
     *
     * @param target at least {@link #maxMessage} bytes
     * @return its length, or -1 if none has arrived; {@link #source} then tells who sent it
     */
    int poll(byte[] target);

    /** The rank that sent the message which {@link #poll} gave last. */
    int source();

    /** Messages that were offered and may not have left this process yet. */
    int underway();
}

package dev.smi.transport;

/** Is told by the thread that moves messages what ends the job. Must not block. */
public interface MessageFaults {

    /**
     * Another rank failed.
     *
     * @param reason what it gave to {@link MessageTransport#fail}
     */
    void peerFailed(int rank, byte[] reason);

    /** No message can be exchanged any more. */
    void broken(WireException cause);
}

package dev.smi.model;

/** What a packet is for. Source: docs/design/smi-spec.md, section 2. */
public enum PacketOperation {
    SEND(0),
    RECEIVE(1),
    BROADCAST(2),
    /** Credits, or ready-to-receive. */
    SYNCH(3),
    SCATTER(4),
    REDUCE(5),
    GATHER(6);

    private final int code;

    PacketOperation(int code) {
        this.code = code;
    }

    /** The value of the three operation bits in the packet header. */
    public int code() {
        return code;
    }
}

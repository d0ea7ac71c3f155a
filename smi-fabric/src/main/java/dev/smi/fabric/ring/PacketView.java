package dev.smi.fabric.ring;

import dev.smi.model.DataType;

/** A packet that was taken out of a FIFO, read element by element. For one thread. */
public final class PacketView {

    private final long[] packet = new long[PacketWords.WORDS];
    private final int bitsLog;
    private int at;
    private int filled;

    /** An empty packet of elements of the given type. */
    public PacketView(DataType type) {
        this.bitsLog = Elements.bitsLog(type);
    }

    /** Takes the next packet out of a FIFO; there has to be one. */
    public void takeFrom(PacketRing from) {
        from.take(packet);
        at = 0;
        filled = PacketWords.elements(packet[PacketWords.HEADER]);
    }

    /** Whether all elements were read. */
    public boolean isEmpty() {
        return at == filled;
    }

    /** The bits of the next element; there has to be one. Those above its width are zero. */
    public long next() {
        return Elements.get(packet, at++, bitsLog);
    }

    /** Forgets the packet. */
    public void clear() {
        at = 0;
        filled = 0;
    }
}

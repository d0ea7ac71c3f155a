package dev.smi.fabric.ring;

import dev.smi.model.DataType;

/** A packet that is filled element by element. For one thread. */
public final class PacketFill {

    private final long[] packet = new long[PacketWords.WORDS];
    private final int bitsLog;
    private final int places;
    private int filled;

    /** An empty packet of elements of the given type. */
    public PacketFill(DataType type) {
        this.bitsLog = Elements.bitsLog(type);
        this.places = type.elementsPerPacket();
    }

    /** Adds an element, whose bits above its width are zero; the packet must not be full. */
    public void add(long bits) {
        Elements.set(packet, filled, bitsLog, bits);
        filled++;
    }

    /** Elements in it. */
    public int filled() {
        return filled;
    }

    /** Whether one more element makes it full. */
    public boolean isAlmostFull() {
        return filled == places - 1;
    }

    /** Whether it has no place left. */
    public boolean isFull() {
        return filled == places;
    }

    /**
     * Puts the packet into a FIFO, which has to have room, and begins the next.
     *
     * @param header as {@link PacketWords#header} makes it
     */
    public void moveTo(PacketRing to, long header) {
        to.put(packet[0], packet[1], packet[2], packet[3] | header);
        clear();
    }

    /** Empties it. */
    public void clear() {
        filled = 0;
        packet[0] = 0;
        packet[1] = 0;
        packet[2] = 0;
        packet[3] = 0;
    }
}

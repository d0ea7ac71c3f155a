package dev.smi.fabric.ring;

import dev.smi.model.DataType;

/**
 * A packet that is filled element by element. Elements stand apart until the packet is complete: that is one store for
 * each, where packing at once would read and write a word again for each. For one thread.
 */
public final class PacketFill {

    private final long[] elements;
    private final int bitsLog;
    private int filled;

    /** An empty packet of elements of the given type. */
    public PacketFill(DataType type) {
        this.bitsLog = Elements.bitsLog(type);
        this.elements = new long[type.elementsPerPacket()];
    }

    /** Adds an element, whose bits above its width are zero; the packet must not be full. */
    public void add(long bits) {
        elements[filled] = bits;
        filled++;
    }

    /** Elements in it. */
    public int filled() {
        return filled;
    }

    /** Whether one more element makes it full. */
    public boolean isAlmostFull() {
        return filled == elements.length - 1;
    }

    /** Whether it has no place left. */
    public boolean isFull() {
        return filled == elements.length;
    }

    /**
     * Puts the packet into a FIFO, which has to have room, and begins the next. Places that were not filled hold
     * anything.
     *
     * @param header as {@link PacketWords#header} makes it
     */
    public void moveTo(PacketRing to, long header) {
        long[] e = elements;
        filled = 0;
        switch (bitsLog) {
            case Elements.INT_BITS_LOG ->
                to.put(e[0] | e[1] << 32, e[2] | e[3] << 32, e[4] | e[5] << 32, e[6] | header);
            case Elements.LONG_BITS_LOG -> to.put(e[0], e[1], e[2], header);
            default -> to.put(word(0), word(1), word(2), word(3) | header);
        }
    }

    /** The elements of one word of the packet; the last word has half as many. */
    private long word(int index) {
        int perWord = Long.SIZE >> bitsLog;
        int width = 1 << bitsLog;
        long word = 0;
        for (int i = Math.min((index + 1) * perWord, elements.length) - 1; i >= index * perWord; i--) {
            word = word << width | elements[i];
        }
        return word;
    }
}

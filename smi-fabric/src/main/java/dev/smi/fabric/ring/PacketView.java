package dev.smi.fabric.ring;

import dev.smi.model.DataType;

/** A packet that was taken out of a FIFO, read element by element. For one thread. */
public final class PacketView {

    private final long[] elements;
    private final int bitsLog;
    private int at;
    private int filled;

    /** An empty packet of elements of the given type. */
    public PacketView(DataType type) {
        this.bitsLog = Elements.bitsLog(type);
        this.elements = new long[type.elementsPerPacket()];
    }

    /** Takes the next packet out of a FIFO; there has to be one. */
    public void takeFrom(PacketRing from) {
        at = 0;
        filled = Math.min(PacketWords.elements(from.header()), elements.length);
        long[] e = elements;
        switch (bitsLog) {
            case Elements.INT_BITS_LOG -> {
                unpack(e, 0, from.word(0));
                unpack(e, 2, from.word(1));
                unpack(e, 4, from.word(2));
                e[6] = from.word(3) & Elements.INT_MASK;
            }
            case Elements.LONG_BITS_LOG -> {
                e[0] = from.word(0);
                e[1] = from.word(1);
                e[2] = from.word(2);
            }
            default -> unpack(from);
        }
        from.remove();
    }

    private static void unpack(long[] elements, int index, long word) {
        elements[index] = word & Elements.INT_MASK;
        elements[index + 1] = word >>> 32;
    }

    private void unpack(PacketRing from) {
        int perWord = Long.SIZE >> bitsLog;
        int width = 1 << bitsLog;
        long mask = (1L << width) - 1;
        long word = 0;
        for (int i = 0; i < filled; i++) {
            word = i % perWord == 0 ? from.word(i / perWord) : word >>> width;
            elements[i] = word & mask;
        }
    }

    /** Elements that were not read yet. */
    public int left() {
        return filled - at;
    }

    /** The bits of the next element; there has to be one. Those above its width are zero. */
    public long next() {
        return elements[at++];
    }

    /** Forgets the packet. */
    public void clear() {
        at = 0;
        filled = 0;
    }
}

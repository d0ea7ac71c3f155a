package dev.smi.fabric.ring;

import dev.smi.model.DataType;

/** Elements within the four longs of a packet, each as bits at the low end of a long. Stateless. */
public final class Elements {

    private static final int WORD_BITS_LOG = 6;

    private Elements() {}

    /** The logarithm of the bits of an element: 3 to 6. */
    public static int bitsLog(DataType type) {
        return 3 + Integer.numberOfTrailingZeros(type.bytes());
    }

    /** The bits of an element; those above its width are zero. */
    public static long get(long[] packet, int index, DataType type) {
        return get(packet, index, bitsLog(type));
    }

    static long get(long[] packet, int index, int bitsLog) {
        long word = packet[index >> WORD_BITS_LOG - bitsLog];
        // a shift uses the low six bits of its distance only
        return word >>> (index << bitsLog) & -1L >>> (64 - (1 << bitsLog));
    }

    /** Adds an element to a packet whose places from this one on are zero; bits above its width have to be zero. */
    static void set(long[] packet, int index, int bitsLog, long bits) {
        packet[index >> WORD_BITS_LOG - bitsLog] |= bits << (index << bitsLog);
    }
}

package dev.smi.device.fifo;

import dev.smi.job.RankContext;

/** A FIFO of elements that fit an int. One thread writes, one reads. */
public final class IntRing extends Ring {

    private final int[] elements;
    private final int mask;

    IntRing(RankContext context, String name, int depth) {
        super(context, name, depth);
        this.elements = new int[slots(depth)];
        this.mask = elements.length - 1;
    }

    /** Writes an element, as soon as there is room. */
    public void write(FifoThread thread, int value) {
        long next = awaitRoom(thread);
        elements[(int) next & mask] = value;
        written(next + 1);
    }

    /** Takes an element, as soon as there is one. */
    public int read(FifoThread thread) {
        long next = awaitElement(thread);
        int value = elements[(int) next & mask];
        read(next + 1);
        return value;
    }
}

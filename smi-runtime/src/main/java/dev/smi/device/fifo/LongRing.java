package dev.smi.device.fifo;

import dev.smi.job.RankContext;

/** A FIFO of elements that fit a long. One thread writes, one reads. */
public final class LongRing extends Ring {

    private final long[] elements;
    private final int mask;

    LongRing(RankContext context, String name, int depth) {
        super(context, name, depth);
        this.elements = new long[slots(depth)];
        this.mask = elements.length - 1;
    }

    /** Writes an element, as soon as there is room. */
    public void write(FifoThread thread, long value) {
        long next = awaitRoom(thread);
        elements[(int) next & mask] = value;
        written(next + 1);
    }

    /** Takes an element, as soon as there is one. */
    public long read(FifoThread thread) {
        long next = awaitElement(thread);
        long value = elements[(int) next & mask];
        read(next + 1);
        return value;
    }
}

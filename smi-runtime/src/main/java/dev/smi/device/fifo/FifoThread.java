package dev.smi.device.fifo;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A thread that runs a kernel of a program, and so knows which rings that program's FIFOs are. */
public final class FifoThread extends Thread {

    private final ProgramFifos fifos;
    private final String kernel;
    private @Nullable Ring[] rings = new Ring[0];
    private volatile boolean hasLeft;

    /**
     * A thread that is still to be started.
     *
     * @param kernel the kernel's name, for messages
     */
    public FifoThread(ProgramFifos fifos, String kernel, Runnable body) {
        super(body);
        this.fifos = fifos;
        this.kernel = kernel;
    }

    /** The kernel that it runs. */
    String kernel() {
        return kernel;
    }

    /** The kernel has ended: others may write and read what it did. */
    public void leave() {
        hasLeft = true;
    }

    boolean hasLeft() {
        return hasLeft;
    }

    /**
     * The ring of a FIFO whose elements fit an int. For this thread.
     *
     * @param number small, and no other FIFO's
     * @param declaration the FIFO
     */
    public IntRing ints(int number, Object declaration, int depth) {
        @Nullable Ring[] known = rings;
        if (number < known.length && known[number] instanceof IntRing ring) {
            return ring;
        }
        return (IntRing) find(number, declaration, depth, false);
    }

    /** The ring of a FIFO whose elements need a long; see {@link #ints}. */
    public LongRing longs(int number, Object declaration, int depth) {
        @Nullable Ring[] known = rings;
        if (number < known.length && known[number] instanceof LongRing ring) {
            return ring;
        }
        return (LongRing) find(number, declaration, depth, true);
    }

    private Ring find(int number, Object declaration, int depth, boolean isLong) {
        Ring ring = fifos.ring(declaration, depth, isLong);
        if (number >= rings.length) {
            rings = Arrays.copyOf(rings, number + 1);
        }
        rings[number] = ring;
        return ring;
    }
}

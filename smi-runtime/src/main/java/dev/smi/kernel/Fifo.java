package dev.smi.kernel;

import dev.smi.device.fifo.FifoThread;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An on-chip FIFO from one kernel of a device to another one, or to itself. It is declared as a constant of the
 * kernels' class, {@code static final Fifo.OfInt STAGE = Fifo.ofInt(16)}, and every rank that loads the class has its
 * own: empty when the program is loaded, and what a kernel leaves in it the next kernel finds.
 *
 * <p>A FIFO has one kernel that writes and one that reads, at a time. Both wait: the one while it is full, the other
 * while it is empty; the wait ends with an exception when the job fails, and after {@code -Dsmi.deadline}. Nothing is
 * allocated.
 *
 * <p>All methods that write or read throw {@link IllegalStateException} where no kernel of a program runs: FIFOs are
 * not for host programs.
 */
public abstract sealed class Fifo {

    /** By which threads find their rings. */
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final int number = NUMBERS.getAndIncrement();
    private final int depth;

    private Fifo(int depth) {
        if (depth < 1 || depth > 1 << 24) {
            throw new IllegalArgumentException(
                    "a FIFO of " + depth + " elements; it holds at least 1 and at most " + (1 << 24));
        }
        this.depth = depth;
    }

    /** Elements it holds. */
    public final int depth() {
        return depth;
    }

    /**
     * A FIFO of bytes.
     *
     * @param depth elements it holds, at least 1
     */
    public static OfByte ofByte(int depth) {
        return new OfByte(depth);
    }

    /**
     * A FIFO of shorts.
     *
     * @param depth elements it holds, at least 1
     */
    public static OfShort ofShort(int depth) {
        return new OfShort(depth);
    }

    /**
     * A FIFO of ints.
     *
     * @param depth elements it holds, at least 1
     */
    public static OfInt ofInt(int depth) {
        return new OfInt(depth);
    }

    /**
     * A FIFO of longs.
     *
     * @param depth elements it holds, at least 1
     */
    public static OfLong ofLong(int depth) {
        return new OfLong(depth);
    }

    /**
     * A FIFO of floats.
     *
     * @param depth elements it holds, at least 1
     */
    public static OfFloat ofFloat(int depth) {
        return new OfFloat(depth);
    }

    /**
     * A FIFO of doubles.
     *
     * @param depth elements it holds, at least 1
     */
    public static OfDouble ofDouble(int depth) {
        return new OfDouble(depth);
    }

    final int number() {
        return number;
    }

    private static FifoThread thread() {
        if (Thread.currentThread() instanceof FifoThread thread) {
            return thread;
        }
        throw new IllegalStateException("a FIFO is used outside a kernel, on thread "
                + Thread.currentThread().getName()
                + "; FIFOs join kernels of a program, so mark the method with @Kernel and start it with"
                + " Program.kernel(...)");
    }

    /** A FIFO of bytes. */
    public static final class OfByte extends Fifo {

        private OfByte(int depth) {
            super(depth);
        }

        /** Writes an element, as soon as there is room. */
        public void write(byte value) {
            FifoThread thread = thread();
            thread.ints(number(), this, depth()).write(thread, value);
        }

        /** Takes an element, as soon as there is one. */
        public byte read() {
            FifoThread thread = thread();
            return (byte) thread.ints(number(), this, depth()).read(thread);
        }
    }

    /** A FIFO of shorts. */
    public static final class OfShort extends Fifo {

        private OfShort(int depth) {
            super(depth);
        }

        /** Writes an element, as soon as there is room. */
        public void write(short value) {
            FifoThread thread = thread();
            thread.ints(number(), this, depth()).write(thread, value);
        }

        /** Takes an element, as soon as there is one. */
        public short read() {
            FifoThread thread = thread();
            return (short) thread.ints(number(), this, depth()).read(thread);
        }
    }

    /** A FIFO of ints. */
    public static final class OfInt extends Fifo {

        private OfInt(int depth) {
            super(depth);
        }

        /** Writes an element, as soon as there is room. */
        public void write(int value) {
            FifoThread thread = thread();
            thread.ints(number(), this, depth()).write(thread, value);
        }

        /** Takes an element, as soon as there is one. */
        public int read() {
            FifoThread thread = thread();
            return thread.ints(number(), this, depth()).read(thread);
        }
    }

    /** A FIFO of longs. */
    public static final class OfLong extends Fifo {

        private OfLong(int depth) {
            super(depth);
        }

        /** Writes an element, as soon as there is room. */
        public void write(long value) {
            FifoThread thread = thread();
            thread.longs(number(), this, depth()).write(thread, value);
        }

        /** Takes an element, as soon as there is one. */
        public long read() {
            FifoThread thread = thread();
            return thread.longs(number(), this, depth()).read(thread);
        }
    }

    /** A FIFO of floats. */
    public static final class OfFloat extends Fifo {

        private OfFloat(int depth) {
            super(depth);
        }

        /** Writes an element, as soon as there is room. */
        public void write(float value) {
            FifoThread thread = thread();
            thread.ints(number(), this, depth()).write(thread, Float.floatToRawIntBits(value));
        }

        /** Takes an element, as soon as there is one. */
        public float read() {
            FifoThread thread = thread();
            return Float.intBitsToFloat(thread.ints(number(), this, depth()).read(thread));
        }
    }

    /** A FIFO of doubles. */
    public static final class OfDouble extends Fifo {

        private OfDouble(int depth) {
            super(depth);
        }

        /** Writes an element, as soon as there is room. */
        public void write(double value) {
            FifoThread thread = thread();
            thread.longs(number(), this, depth()).write(thread, Double.doubleToRawLongBits(value));
        }

        /** Takes an element, as soon as there is one. */
        public double read() {
            FifoThread thread = thread();
            return Double.longBitsToDouble(thread.longs(number(), this, depth()).read(thread));
        }
    }
}

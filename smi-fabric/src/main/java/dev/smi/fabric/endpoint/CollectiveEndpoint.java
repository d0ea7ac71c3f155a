package dev.smi.fabric.endpoint;

import dev.smi.model.DataType;
import dev.smi.model.Operation.Collective;

/**
 * A rank's end of a collective, one call after the other. An element goes in by {@code tryInt} and its siblings, again
 * and again with the same value until they say that it is done; then {@code intResult} and its siblings have what came
 * out. For one thread.
 */
public abstract class CollectiveEndpoint extends Endpoint {

    private int root;
    private int remaining;
    private long result;

    CollectiveEndpoint(Collective operation, int rank, int ranks) {
        super(operation, rank, ranks);
    }

    /**
     * Begins a collective; nothing is sent yet. The one before has to be complete.
     *
     * @param elements of a broadcast or reduction, of one rank's share in a scatter or gather; not negative
     * @param rootRank the root
     */
    public final void open(int elements, int rootRank) {
        requireCount(elements);
        if (remaining > 0) {
            throw fault("a channel is opened while " + remaining + " elements of the one before were not passed");
        }
        root = rootRank;
        remaining = calls(elements);
        begin(elements);
    }

    /** How often this rank passes an element. */
    abstract int calls(int elements);

    abstract void begin(int elements);

    /** Passes an element if that is possible now, and sets the result if there is one. */
    abstract boolean pass(long bits);

    final boolean isRoot() {
        return rank() == root;
    }

    final int root() {
        return root;
    }

    /** Elements have passed without {@link #pass}. */
    final void passed(int elements) {
        remaining -= elements;
    }

    final void setResult(long bits) {
        result = bits;
    }

    /** Elements that this rank has still to pass; at the root of a scatter or gather those of all ranks. */
    public final int remaining() {
        return remaining;
    }

    private boolean tryPass(long bits) {
        if (remaining <= 0) {
            throw tooMany();
        }
        requireRank("root", root);
        if (!pass(bits)) {
            return false;
        }
        remaining--;
        return true;
    }

    /**
     * Passes an element of type int.
     *
     * @param value what this rank contributes; where it contributes nothing it is not looked at
     * @return whether it is done; if not, come again with the same value
     */
    public final boolean tryInt(int value) {
        require(DataType.INT);
        return tryPass(value & 0xffff_ffffL);
    }

    /** Passes an element of type float; see {@link #tryInt}. */
    public final boolean tryFloat(float value) {
        require(DataType.FLOAT);
        return tryPass(Float.floatToRawIntBits(value) & 0xffff_ffffL);
    }

    /** Passes an element of type double; see {@link #tryInt}. */
    public final boolean tryDouble(double value) {
        require(DataType.DOUBLE);
        return tryPass(Double.doubleToRawLongBits(value));
    }

    /** Passes an element of type char, which is a byte; see {@link #tryInt}. */
    public final boolean tryChar(byte value) {
        require(DataType.CHAR);
        return tryPass(value & 0xffL);
    }

    /** Passes an element of type short; see {@link #tryInt}. */
    public final boolean tryShort(short value) {
        require(DataType.SHORT);
        return tryPass(value & 0xffffL);
    }

    /**
     * What came out with the last element, of type int; unspecified where nothing does, as in a reduction but its root.
     */
    public final int intResult() {
        return (int) result;
    }

    /** What came out, of type float; see {@link #intResult}. */
    public final float floatResult() {
        return Float.intBitsToFloat((int) result);
    }

    /** What came out, of type double; see {@link #intResult}. */
    public final double doubleResult() {
        return Double.longBitsToDouble(result);
    }

    /** What came out, of type char; see {@link #intResult}. */
    public final byte charResult() {
        return (byte) result;
    }

    /** What came out, of type short; see {@link #intResult}. */
    public final short shortResult() {
        return (short) result;
    }
}

package dev.smi;

import dev.smi.channel.ElementSink;
import dev.smi.channel.ElementSource;
import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A transient channel that deals the elements of its root to all ranks of a group: as many to each, first those of rank
 * 0, then those of rank 1, and so on. The root calls it for all elements, the others for their own; ranks may differ in
 * whether they do so one by one or at once. For one thread; single elements allocate nothing.
 *
 * <p>All methods that pass elements throw {@link IllegalStateException} if the channel was opened for another type or
 * has not so many elements left, or the other end was opened for another number, and {@link dev.smi.job.JobException}
 * if the job fails while they wait.
 */
public final class ScatterChannel extends CollectiveChannel {

    private final @Nullable ElementSource in;
    private final @Nullable Shares<ElementSink> shares;

    /** The end of the root. */
    ScatterChannel(DataType type, String place, Shares<ElementSink> shares) {
        super(type, shares.elements(), "scatter", place);
        this.in = null;
        this.shares = shares;
    }

    /** The end of another rank. */
    ScatterChannel(DataType type, int count, String place, ElementSource in) {
        super(type, count, "scatter", place);
        this.in = in;
        this.shares = null;
    }

    /**
     * Passes one element.
     *
     * @param value the element at the root; means nothing elsewhere
     * @return the element that came; at the root the value while its own share passes, and 0 before and after
     */
    public byte scatter(byte value) {
        pass(DataType.CHAR, 1);
        if (in != null) {
            return in.takeByte();
        }
        ElementSink out = next();
        if (out == null) {
            return value;
        }
        out.put(value);
        return 0;
    }

    /** See {@link #scatter(byte)}. */
    public short scatter(short value) {
        pass(DataType.SHORT, 1);
        if (in != null) {
            return in.takeShort();
        }
        ElementSink out = next();
        if (out == null) {
            return value;
        }
        out.put(value);
        return 0;
    }

    /** See {@link #scatter(byte)}. */
    public int scatter(int value) {
        pass(DataType.INT, 1);
        if (in != null) {
            return in.takeInt();
        }
        ElementSink out = next();
        if (out == null) {
            return value;
        }
        out.put(value);
        return 0;
    }

    /** See {@link #scatter(byte)}. */
    public float scatter(float value) {
        pass(DataType.FLOAT, 1);
        if (in != null) {
            return in.takeFloat();
        }
        ElementSink out = next();
        if (out == null) {
            return value;
        }
        out.put(value);
        return 0;
    }

    /** See {@link #scatter(byte)}. */
    public double scatter(double value) {
        pass(DataType.DOUBLE, 1);
        if (in != null) {
            return in.takeDouble();
        }
        ElementSink out = next();
        if (out == null) {
            return value;
        }
        out.put(value);
        return 0;
    }

    /**
     * Passes the whole message.
     *
     * @param source what the root deals, from its offset on; not touched elsewhere
     * @param target where this rank's share goes, from its offset on
     */
    public void scatter(byte[] source, int sourceOffset, byte[] target, int targetOffset) {
        pass(DataType.CHAR, MemorySegment.ofArray(source), sourceOffset, MemorySegment.ofArray(target), targetOffset);
    }

    /** See {@link #scatter(byte[], int, byte[], int)}. */
    public void scatter(short[] source, int sourceOffset, short[] target, int targetOffset) {
        pass(DataType.SHORT, MemorySegment.ofArray(source), sourceOffset, MemorySegment.ofArray(target), targetOffset);
    }

    /** See {@link #scatter(byte[], int, byte[], int)}. */
    public void scatter(int[] source, int sourceOffset, int[] target, int targetOffset) {
        pass(DataType.INT, MemorySegment.ofArray(source), sourceOffset, MemorySegment.ofArray(target), targetOffset);
    }

    /** See {@link #scatter(byte[], int, byte[], int)}. */
    public void scatter(float[] source, int sourceOffset, float[] target, int targetOffset) {
        pass(DataType.FLOAT, MemorySegment.ofArray(source), sourceOffset, MemorySegment.ofArray(target), targetOffset);
    }

    /** See {@link #scatter(byte[], int, byte[], int)}. */
    public void scatter(double[] source, int sourceOffset, double[] target, int targetOffset) {
        pass(DataType.DOUBLE, MemorySegment.ofArray(source), sourceOffset, MemorySegment.ofArray(target), targetOffset);
    }

    private void pass(DataType wanted, MemorySegment source, int sourceFirst, MemorySegment target, int targetFirst) {
        if (shares != null) {
            Arrays.requireRange(Arrays.elements(source, wanted), sourceFirst, count());
        }
        Arrays.requireRange(Arrays.elements(target, wanted), targetFirst, shares == null ? count() : shares.share());
        pass(wanted, count());
        long sourceOffset = (long) sourceFirst * wanted.bytes();
        long targetOffset = (long) targetFirst * wanted.bytes();
        if (in != null) {
            in.take(wanted, target, targetOffset, count());
        }
        if (shares == null) {
            return;
        }
        long bytes = (long) shares.share() * wanted.bytes();
        for (int rank = 0; rank < shares.ranks(); rank++) {
            ElementSink out = shares.of(rank);
            if (out == null) {
                MemorySegment.copy(source, sourceOffset + rank * bytes, target, targetOffset, bytes);
            } else {
                out.put(wanted, source, sourceOffset + rank * bytes, shares.share());
            }
        }
    }

    private @Nullable ElementSink next() {
        return shares == null ? null : shares.next();
    }
}

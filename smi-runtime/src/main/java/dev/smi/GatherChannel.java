package dev.smi;

import dev.smi.channel.ElementSink;
import dev.smi.channel.ElementSource;
import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A transient channel that collects elements of all ranks of a group at its root: as many of each, first those of rank
 * 0, then those of rank 1, and so on. The root calls it for all elements, the others for their own; ranks may differ in
 * whether they do so one by one or at once. For one thread; single elements allocate nothing.
 *
 * <p>All methods that pass elements throw {@link IllegalStateException} if the channel was opened for another type or
 * has not so many elements left, or the other end was opened for another number, and {@link dev.smi.job.JobException}
 * if the job fails while they wait.
 */
public final class GatherChannel extends CollectiveChannel {

    private final @Nullable ElementSink out;
    private final @Nullable Shares<ElementSource> shares;

    /** The end of the root. */
    GatherChannel(DataType type, String place, Shares<ElementSource> shares) {
        super(type, shares.elements(), "gather", place);
        this.out = null;
        this.shares = shares;
    }

    /** The end of another rank. */
    GatherChannel(DataType type, int count, String place, ElementSink out) {
        super(type, count, "gather", place);
        this.out = out;
        this.shares = null;
    }

    /**
     * Passes one element.
     *
     * @param value this rank's element; at the root it means nothing unless its own share passes
     * @return the next element at the root, 0 elsewhere
     */
    public byte gather(byte value) {
        pass(DataType.CHAR, 1);
        if (out != null) {
            out.put(value);
            return 0;
        }
        ElementSource in = next();
        return in == null ? value : in.takeByte();
    }

    /** See {@link #gather(byte)}. */
    public short gather(short value) {
        pass(DataType.SHORT, 1);
        if (out != null) {
            out.put(value);
            return 0;
        }
        ElementSource in = next();
        return in == null ? value : in.takeShort();
    }

    /** See {@link #gather(byte)}. */
    public int gather(int value) {
        pass(DataType.INT, 1);
        if (out != null) {
            out.put(value);
            return 0;
        }
        ElementSource in = next();
        return in == null ? value : in.takeInt();
    }

    /** See {@link #gather(byte)}. */
    public float gather(float value) {
        pass(DataType.FLOAT, 1);
        if (out != null) {
            out.put(value);
            return 0;
        }
        ElementSource in = next();
        return in == null ? value : in.takeFloat();
    }

    /** See {@link #gather(byte)}. */
    public double gather(double value) {
        pass(DataType.DOUBLE, 1);
        if (out != null) {
            out.put(value);
            return 0;
        }
        ElementSource in = next();
        return in == null ? value : in.takeDouble();
    }

    /**
     * Passes the whole message.
     *
     * @param source this rank's share, from its offset on
     * @param target where the root puts what it collects, from its offset on; not touched elsewhere
     */
    public void gather(byte[] source, int sourceOffset, byte[] target, int targetOffset) {
        pass(DataType.CHAR, MemorySegment.ofArray(source), sourceOffset, MemorySegment.ofArray(target), targetOffset);
    }

    /** See {@link #gather(byte[], int, byte[], int)}. */
    public void gather(short[] source, int sourceOffset, short[] target, int targetOffset) {
        pass(DataType.SHORT, MemorySegment.ofArray(source), sourceOffset, MemorySegment.ofArray(target), targetOffset);
    }

    /** See {@link #gather(byte[], int, byte[], int)}. */
    public void gather(int[] source, int sourceOffset, int[] target, int targetOffset) {
        pass(DataType.INT, MemorySegment.ofArray(source), sourceOffset, MemorySegment.ofArray(target), targetOffset);
    }

    /** See {@link #gather(byte[], int, byte[], int)}. */
    public void gather(float[] source, int sourceOffset, float[] target, int targetOffset) {
        pass(DataType.FLOAT, MemorySegment.ofArray(source), sourceOffset, MemorySegment.ofArray(target), targetOffset);
    }

    /** See {@link #gather(byte[], int, byte[], int)}. */
    public void gather(double[] source, int sourceOffset, double[] target, int targetOffset) {
        pass(DataType.DOUBLE, MemorySegment.ofArray(source), sourceOffset, MemorySegment.ofArray(target), targetOffset);
    }

    private void pass(DataType wanted, MemorySegment source, int sourceFirst, MemorySegment target, int targetFirst) {
        Arrays.requireRange(Arrays.elements(source, wanted), sourceFirst, shares == null ? count() : shares.share());
        if (shares != null) {
            Arrays.requireRange(Arrays.elements(target, wanted), targetFirst, count());
        }
        pass(wanted, count());
        long sourceOffset = (long) sourceFirst * wanted.bytes();
        long targetOffset = (long) targetFirst * wanted.bytes();
        if (out != null) {
            out.put(wanted, source, sourceOffset, count());
        }
        if (shares == null) {
            return;
        }
        long bytes = (long) shares.share() * wanted.bytes();
        for (int rank = 0; rank < shares.ranks(); rank++) {
            ElementSource in = shares.of(rank);
            if (in == null) {
                MemorySegment.copy(source, sourceOffset, target, targetOffset + rank * bytes, bytes);
            } else {
                in.take(wanted, target, targetOffset + rank * bytes, shares.share());
            }
        }
    }

    private @Nullable ElementSource next() {
        return shares == null ? null : shares.next();
    }
}

package dev.smi;

import dev.smi.channel.ElementSink;
import dev.smi.channel.RootReduction;
import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A transient channel that combines an element of every rank of a group, and gives the result to the root. All ranks
 * open it with the same arguments, and call it for each element. Elements are combined in an order that depends on
 * nothing but the ranks' numbers, so sums of floats are the same in every run, and the same as on an FPGA. For one
 * thread; single elements allocate nothing.
 *
 * <p>All methods that pass elements throw {@link IllegalStateException} if the channel was opened for another type or
 * has not so many elements left, or another rank opened it for another number, and {@link dev.smi.job.JobException} if
 * the job fails while they wait.
 */
public final class ReduceChannel extends CollectiveChannel {

    private final @Nullable ElementSink out;
    private final @Nullable RootReduction reduction;

    /** The end of the root. */
    ReduceChannel(DataType type, int count, String place, RootReduction reduction) {
        super(type, count, "reduce", place);
        this.out = null;
        this.reduction = reduction;
    }

    /** The end of another rank. */
    ReduceChannel(DataType type, int count, String place, ElementSink out) {
        super(type, count, "reduce", place);
        this.out = out;
        this.reduction = null;
    }

    /**
     * Contributes one element. The root waits for the others' elements, the others only if the root's buffer is full.
     *
     * @return the combination at the root, 0 elsewhere
     */
    public byte reduce(byte value) {
        pass(DataType.CHAR, 1);
        if (reduction != null) {
            return reduction.combine(value);
        }
        if (out != null) {
            out.put(value);
            out.flush();
        }
        return 0;
    }

    /** See {@link #reduce(byte)}. */
    public short reduce(short value) {
        pass(DataType.SHORT, 1);
        if (reduction != null) {
            return reduction.combine(value);
        }
        if (out != null) {
            out.put(value);
            out.flush();
        }
        return 0;
    }

    /** See {@link #reduce(byte)}. */
    public int reduce(int value) {
        pass(DataType.INT, 1);
        if (reduction != null) {
            return reduction.combine(value);
        }
        if (out != null) {
            out.put(value);
            out.flush();
        }
        return 0;
    }

    /** See {@link #reduce(byte)}. */
    public float reduce(float value) {
        pass(DataType.FLOAT, 1);
        if (reduction != null) {
            return reduction.combine(value);
        }
        if (out != null) {
            out.put(value);
            out.flush();
        }
        return 0;
    }

    /** See {@link #reduce(byte)}. */
    public double reduce(double value) {
        pass(DataType.DOUBLE, 1);
        if (reduction != null) {
            return reduction.combine(value);
        }
        if (out != null) {
            out.put(value);
            out.flush();
        }
        return 0;
    }

    /**
     * Contributes {@code length} elements.
     *
     * @param target where the root puts the combinations, maybe {@code source}; not touched elsewhere
     */
    public void reduce(byte[] source, int sourceOffset, byte[] target, int targetOffset, int length) {
        pass(
                DataType.CHAR,
                MemorySegment.ofArray(source),
                sourceOffset,
                MemorySegment.ofArray(target),
                targetOffset,
                length);
    }

    /** See {@link #reduce(byte[], int, byte[], int, int)}. */
    public void reduce(short[] source, int sourceOffset, short[] target, int targetOffset, int length) {
        pass(
                DataType.SHORT,
                MemorySegment.ofArray(source),
                sourceOffset,
                MemorySegment.ofArray(target),
                targetOffset,
                length);
    }

    /** See {@link #reduce(byte[], int, byte[], int, int)}. */
    public void reduce(int[] source, int sourceOffset, int[] target, int targetOffset, int length) {
        pass(
                DataType.INT,
                MemorySegment.ofArray(source),
                sourceOffset,
                MemorySegment.ofArray(target),
                targetOffset,
                length);
    }

    /** See {@link #reduce(byte[], int, byte[], int, int)}. */
    public void reduce(float[] source, int sourceOffset, float[] target, int targetOffset, int length) {
        pass(
                DataType.FLOAT,
                MemorySegment.ofArray(source),
                sourceOffset,
                MemorySegment.ofArray(target),
                targetOffset,
                length);
    }

    /** See {@link #reduce(byte[], int, byte[], int, int)}. */
    public void reduce(double[] source, int sourceOffset, double[] target, int targetOffset, int length) {
        pass(
                DataType.DOUBLE,
                MemorySegment.ofArray(source),
                sourceOffset,
                MemorySegment.ofArray(target),
                targetOffset,
                length);
    }

    private void pass(
            DataType wanted, MemorySegment source, int sourceFirst, MemorySegment target, int targetFirst, int length) {
        Arrays.requireRange(Arrays.elements(source, wanted), sourceFirst, length);
        if (reduction != null) {
            Arrays.requireRange(Arrays.elements(target, wanted), targetFirst, length);
        }
        pass(wanted, length);
        long sourceOffset = (long) sourceFirst * wanted.bytes();
        if (reduction != null) {
            reduction.combine(source.asSlice(sourceOffset), target, (long) targetFirst * wanted.bytes(), length);
        }
        if (out != null) {
            out.put(wanted, source, sourceOffset, length);
            out.flush();
        }
    }
}

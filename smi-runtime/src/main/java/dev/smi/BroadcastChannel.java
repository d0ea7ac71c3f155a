package dev.smi;

import dev.smi.channel.ElementSink;
import dev.smi.channel.ElementSource;
import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transient channel that brings the elements of its root to all ranks of a group, one by one or in pieces; ranks may
 * differ in that. All ranks open it with the same arguments, and call it for each element. The root waits while the
 * buffer of some rank is full, the others wait for their elements. For one thread; single elements allocate nothing.
 *
 * <p>All methods that pass elements throw {@link IllegalStateException} if the channel was opened for another type or
 * has not so many elements left, or the root opened it for another number, and {@link dev.smi.job.JobException} if the
 * job fails while they wait.
 */
public final class BroadcastChannel extends CollectiveChannel {

    private static final int PIECE_PACKETS = 1 << 10;

    private final List<ElementSink> others;
    private final @Nullable ElementSource in;

    /** The end of the root. */
    BroadcastChannel(DataType type, int count, String place, List<ElementSink> others) {
        super(type, count, "broadcast", place);
        this.others = List.copyOf(others);
        this.in = null;
    }

    /** The end of another rank. */
    BroadcastChannel(DataType type, int count, String place, ElementSource in) {
        super(type, count, "broadcast", place);
        this.others = List.of();
        this.in = in;
    }

    /**
     * Passes one element.
     *
     * @param value the element at the root; means nothing elsewhere
     * @return the root's element
     */
    public byte broadcast(byte value) {
        pass(DataType.CHAR, 1);
        if (in != null) {
            return in.takeByte();
        }
        for (ElementSink other : others) {
            other.put(value);
        }
        return value;
    }

    /** See {@link #broadcast(byte)}. */
    public short broadcast(short value) {
        pass(DataType.SHORT, 1);
        if (in != null) {
            return in.takeShort();
        }
        for (ElementSink other : others) {
            other.put(value);
        }
        return value;
    }

    /** See {@link #broadcast(byte)}. */
    public int broadcast(int value) {
        pass(DataType.INT, 1);
        if (in != null) {
            return in.takeInt();
        }
        for (ElementSink other : others) {
            other.put(value);
        }
        return value;
    }

    /** See {@link #broadcast(byte)}. */
    public float broadcast(float value) {
        pass(DataType.FLOAT, 1);
        if (in != null) {
            return in.takeFloat();
        }
        for (ElementSink other : others) {
            other.put(value);
        }
        return value;
    }

    /** See {@link #broadcast(byte)}. */
    public double broadcast(double value) {
        pass(DataType.DOUBLE, 1);
        if (in != null) {
            return in.takeDouble();
        }
        for (ElementSink other : others) {
            other.put(value);
        }
        return value;
    }

    /** Passes {@code length} elements, at the root from the array, elsewhere into it. */
    public void broadcast(byte[] data, int offset, int length) {
        Arrays.requireRange(data.length, offset, length);
        pass(DataType.CHAR, MemorySegment.ofArray(data), (long) offset * Byte.BYTES, length);
    }

    /** See {@link #broadcast(byte[], int, int)}. */
    public void broadcast(short[] data, int offset, int length) {
        Arrays.requireRange(data.length, offset, length);
        pass(DataType.SHORT, MemorySegment.ofArray(data), (long) offset * Short.BYTES, length);
    }

    /** See {@link #broadcast(byte[], int, int)}. */
    public void broadcast(int[] data, int offset, int length) {
        Arrays.requireRange(data.length, offset, length);
        pass(DataType.INT, MemorySegment.ofArray(data), (long) offset * Integer.BYTES, length);
    }

    /** See {@link #broadcast(byte[], int, int)}. */
    public void broadcast(float[] data, int offset, int length) {
        Arrays.requireRange(data.length, offset, length);
        pass(DataType.FLOAT, MemorySegment.ofArray(data), (long) offset * Float.BYTES, length);
    }

    /** See {@link #broadcast(byte[], int, int)}. */
    public void broadcast(double[] data, int offset, int length) {
        Arrays.requireRange(data.length, offset, length);
        pass(DataType.DOUBLE, MemorySegment.ofArray(data), (long) offset * Double.BYTES, length);
    }

    /** Passes as many elements as a segment holds, at the root from the segment, elsewhere into it. */
    public void broadcast(MemorySegment data) {
        pass(type(), data, 0, Arrays.elements(data, type()));
    }

    /** Others get their elements piece by piece, so that all of them are at work. */
    private void pass(DataType wanted, MemorySegment data, long offset, int length) {
        pass(wanted, length);
        if (in != null) {
            in.take(wanted, data, offset, length);
            return;
        }
        int piece = PIECE_PACKETS * wanted.elementsPerPacket();
        for (int done = 0; done < length; done += piece) {
            for (ElementSink other : others) {
                other.put(wanted, data, offset + (long) done * wanted.bytes(), Math.min(piece, length - done));
            }
        }
    }
}

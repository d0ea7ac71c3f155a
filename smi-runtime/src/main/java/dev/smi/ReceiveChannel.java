package dev.smi;

import dev.smi.channel.ElementSource;
import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;

/**
 * The end of a transient channel where a message is received, element by element or in pieces; see {@link SendChannel}.
 * A pop waits for its element. For one thread; popping allocates nothing.
 *
 * <p>All methods that pop throw {@link IllegalStateException} if the channel was opened for another type, has not so
 * many elements left, or the sender opened the message for another number of elements, and
 * {@link dev.smi.job.JobException} if the job fails while they wait.
 */
public final class ReceiveChannel {

    private final ElementSource in;

    ReceiveChannel(ElementSource in) {
        this.in = in;
    }

    /** Elements of the message that have not been popped yet. */
    public int remaining() {
        return in.remaining();
    }

    /** Pops one element; {@code SMI_CHAR} is a byte. */
    public byte popByte() {
        return in.takeByte();
    }

    /** Pops one element. */
    public short popShort() {
        return in.takeShort();
    }

    /** Pops one element. */
    public int popInt() {
        return in.takeInt();
    }

    /** Pops one element. */
    public float popFloat() {
        return in.takeFloat();
    }

    /** Pops one element. */
    public double popDouble() {
        return in.takeDouble();
    }

    /** Pops {@code length} elements into an array, as if one by one. */
    public void pop(byte[] data, int offset, int length) {
        Arrays.requireRange(data.length, offset, length);
        in.take(DataType.CHAR, MemorySegment.ofArray(data), (long) offset * Byte.BYTES, length);
    }

    /** Pops {@code length} elements into an array, as if one by one. */
    public void pop(short[] data, int offset, int length) {
        Arrays.requireRange(data.length, offset, length);
        in.take(DataType.SHORT, MemorySegment.ofArray(data), (long) offset * Short.BYTES, length);
    }

    /** Pops {@code length} elements into an array, as if one by one. */
    public void pop(int[] data, int offset, int length) {
        Arrays.requireRange(data.length, offset, length);
        in.take(DataType.INT, MemorySegment.ofArray(data), (long) offset * Integer.BYTES, length);
    }

    /** Pops {@code length} elements into an array, as if one by one. */
    public void pop(float[] data, int offset, int length) {
        Arrays.requireRange(data.length, offset, length);
        in.take(DataType.FLOAT, MemorySegment.ofArray(data), (long) offset * Float.BYTES, length);
    }

    /** Pops {@code length} elements into an array, as if one by one. */
    public void pop(double[] data, int offset, int length) {
        Arrays.requireRange(data.length, offset, length);
        in.take(DataType.DOUBLE, MemorySegment.ofArray(data), (long) offset * Double.BYTES, length);
    }

    /**
     * Pops as many elements of the channel's type as a segment has room for, as if one by one.
     *
     * @throws IllegalArgumentException if its size is not a multiple of the type's
     */
    public void pop(MemorySegment data) {
        in.take(in.type(), data, 0, Arrays.elements(data, in.type()));
    }
}

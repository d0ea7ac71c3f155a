package dev.smi;

import dev.smi.channel.ElementSink;
import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;

/**
 * A transient channel that sends one message, element by element or in pieces. The other rank sees elements when they
 * fill a packet of 28 bytes, at {@link #flush}, and at the message's end; a push waits while the receiver's buffer is
 * full. A message ends with its last element: there is nothing to close, and the next channel on the port may be opened
 * then. For one thread; pushing allocates nothing.
 *
 * <p>All methods that push throw {@link IllegalStateException} if the channel was opened for another type or has not so
 * many elements left, and {@link dev.smi.job.JobException} if the job fails while they wait.
 */
public final class SendChannel {

    private final ElementSink out;

    SendChannel(ElementSink out) {
        this.out = out;
    }

    /** Elements of the message that have not been pushed yet. */
    public int remaining() {
        return out.remaining();
    }

    /** Shows the receiver what was pushed, without waiting for a full packet. */
    public void flush() {
        out.flush();
    }

    /** Pushes one element; {@code SMI_CHAR} is a byte. */
    public void push(byte value) {
        out.put(value);
    }

    /** Pushes one element. */
    public void push(short value) {
        out.put(value);
    }

    /** Pushes one element. */
    public void push(int value) {
        out.put(value);
    }

    /** Pushes one element. */
    public void push(float value) {
        out.put(value);
    }

    /** Pushes one element. */
    public void push(double value) {
        out.put(value);
    }

    /** Pushes {@code length} elements of an array, as if one by one. */
    public void push(byte[] data, int offset, int length) {
        Arrays.requireRange(data.length, offset, length);
        out.put(DataType.CHAR, MemorySegment.ofArray(data), (long) offset * Byte.BYTES, length);
    }

    /** Pushes {@code length} elements of an array, as if one by one. */
    public void push(short[] data, int offset, int length) {
        Arrays.requireRange(data.length, offset, length);
        out.put(DataType.SHORT, MemorySegment.ofArray(data), (long) offset * Short.BYTES, length);
    }

    /** Pushes {@code length} elements of an array, as if one by one. */
    public void push(int[] data, int offset, int length) {
        Arrays.requireRange(data.length, offset, length);
        out.put(DataType.INT, MemorySegment.ofArray(data), (long) offset * Integer.BYTES, length);
    }

    /** Pushes {@code length} elements of an array, as if one by one. */
    public void push(float[] data, int offset, int length) {
        Arrays.requireRange(data.length, offset, length);
        out.put(DataType.FLOAT, MemorySegment.ofArray(data), (long) offset * Float.BYTES, length);
    }

    /** Pushes {@code length} elements of an array, as if one by one. */
    public void push(double[] data, int offset, int length) {
        Arrays.requireRange(data.length, offset, length);
        out.put(DataType.DOUBLE, MemorySegment.ofArray(data), (long) offset * Double.BYTES, length);
    }

    /**
     * Pushes as many elements of the channel's type as a segment has, as if one by one.
     *
     * @throws IllegalArgumentException if its size is not a multiple of the type's
     */
    public void push(MemorySegment data) {
        out.put(out.type(), data, 0, Arrays.elements(data, out.type()));
    }
}

package dev.smi;

import dev.smi.device.DeviceMemory;
import dev.smi.device.jvm.JvmMemory;
import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;

/**
 * Elements of one type in a device's memory. Copying is done when the method returns; while a kernel runs that uses the
 * same elements, what is copied is whatever the kernel has left there. For one thread of the rank at a time.
 */
public final class Buffer implements AutoCloseable {

    private final String name;
    private final DataType type;
    private final long count;
    private final DeviceMemory memory;

    Buffer(String name, DataType type, long count, DeviceMemory memory) {
        this.name = name;
        this.type = type;
        this.count = count;
        this.memory = memory;
    }

    /** The type of its elements. */
    public DataType type() {
        return type;
    }

    /** How many elements it has. */
    public long count() {
        return count;
    }

    DeviceMemory memory() {
        return memory;
    }

    /** Copies all of an array to the beginning of the buffer; for a buffer of {@link DataType#CHAR}. */
    public void write(byte[] values) {
        write(0, values);
    }

    /** Copies all of an array to the device, from an element of the buffer on. */
    public void write(long first, byte[] values) {
        memory.write(offset(DataType.CHAR, first, values.length), MemorySegment.ofArray(values));
    }

    /** Fills an array from the beginning of the buffer; for a buffer of {@link DataType#CHAR}. */
    public void read(byte[] values) {
        read(0, values);
    }

    /** Fills an array from the device, from an element of the buffer on. */
    public void read(long first, byte[] values) {
        memory.read(offset(DataType.CHAR, first, values.length), MemorySegment.ofArray(values));
    }

    /** Copies all of an array to the beginning of the buffer; for a buffer of {@link DataType#SHORT}. */
    public void write(short[] values) {
        write(0, values);
    }

    /** Copies all of an array to the device, from an element of the buffer on. */
    public void write(long first, short[] values) {
        memory.write(offset(DataType.SHORT, first, values.length), MemorySegment.ofArray(values));
    }

    /** Fills an array from the beginning of the buffer; for a buffer of {@link DataType#SHORT}. */
    public void read(short[] values) {
        read(0, values);
    }

    /** Fills an array from the device, from an element of the buffer on. */
    public void read(long first, short[] values) {
        memory.read(offset(DataType.SHORT, first, values.length), MemorySegment.ofArray(values));
    }

    /** Copies all of an array to the beginning of the buffer; for a buffer of {@link DataType#INT}. */
    public void write(int[] values) {
        write(0, values);
    }

    /** Copies all of an array to the device, from an element of the buffer on. */
    public void write(long first, int[] values) {
        memory.write(offset(DataType.INT, first, values.length), MemorySegment.ofArray(values));
    }

    /** Fills an array from the beginning of the buffer; for a buffer of {@link DataType#INT}. */
    public void read(int[] values) {
        read(0, values);
    }

    /** Fills an array from the device, from an element of the buffer on. */
    public void read(long first, int[] values) {
        memory.read(offset(DataType.INT, first, values.length), MemorySegment.ofArray(values));
    }

    /** Copies all of an array to the beginning of the buffer; for a buffer of {@link DataType#FLOAT}. */
    public void write(float[] values) {
        write(0, values);
    }

    /** Copies all of an array to the device, from an element of the buffer on. */
    public void write(long first, float[] values) {
        memory.write(offset(DataType.FLOAT, first, values.length), MemorySegment.ofArray(values));
    }

    /** Fills an array from the beginning of the buffer; for a buffer of {@link DataType#FLOAT}. */
    public void read(float[] values) {
        read(0, values);
    }

    /** Fills an array from the device, from an element of the buffer on. */
    public void read(long first, float[] values) {
        memory.read(offset(DataType.FLOAT, first, values.length), MemorySegment.ofArray(values));
    }

    /** Copies all of an array to the beginning of the buffer; for a buffer of {@link DataType#DOUBLE}. */
    public void write(double[] values) {
        write(0, values);
    }

    /** Copies all of an array to the device, from an element of the buffer on. */
    public void write(long first, double[] values) {
        memory.write(offset(DataType.DOUBLE, first, values.length), MemorySegment.ofArray(values));
    }

    /** Fills an array from the beginning of the buffer; for a buffer of {@link DataType#DOUBLE}. */
    public void read(double[] values) {
        read(0, values);
    }

    /** Fills an array from the device, from an element of the buffer on. */
    public void read(long first, double[] values) {
        memory.read(offset(DataType.DOUBLE, first, values.length), MemorySegment.ofArray(values));
    }

    /**
     * Copies a segment of whole elements to the device, little endian, from an element of the buffer on.
     *
     * @throws IllegalArgumentException if it is not of whole elements or does not fit
     */
    public void write(long first, MemorySegment elements) {
        memory.write(offset(type, first, elements(elements)), elements);
    }

    /** Fills a segment of whole elements from the device. */
    public void read(long first, MemorySegment elements) {
        memory.read(offset(type, first, elements(elements)), elements);
    }

    /**
     * The memory itself, for kernels in Java: little endian elements, without gaps.
     *
     * @throws IllegalStateException if the memory is that of another device than the JVM
     */
    public MemorySegment segment() {
        if (memory instanceof JvmMemory own) {
            return own.segment();
        }
        throw new IllegalStateException(
                name + " is in a device's memory; copy it with read and write, or choose -Dsmi.device=jvm");
    }

    private long elements(MemorySegment segment) {
        if (segment.byteSize() % type.bytes() != 0) {
            throw new IllegalArgumentException(name + ": " + segment.byteSize() + " bytes are no whole number of "
                    + type.cName() + "s, which take " + type.bytes());
        }
        return segment.byteSize() / type.bytes();
    }

    private long offset(DataType accessed, long first, long number) {
        if (accessed != type) {
            throw new IllegalArgumentException(
                    name + " has elements of type " + type.cName() + ", not " + accessed.cName());
        }
        if (first < 0 || number > count - first) {
            throw new IllegalArgumentException(
                    name + " has " + count + " elements; " + number + " from element " + first + " on do not fit");
        }
        return first * type.bytes();
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        memory.release();
    }
}

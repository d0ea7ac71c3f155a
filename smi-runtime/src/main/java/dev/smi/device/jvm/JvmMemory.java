package dev.smi.device.jvm;

import dev.smi.device.DeviceException;
import dev.smi.device.DeviceMemory;
import dev.smi.model.DataType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * Memory that kernels in Java read and write directly: an array of the elements' type, or memory outside the heap for
 * more elements than an array can have.
 */
public final class JvmMemory implements DeviceMemory {

    /** The most elements of an array; the last few numbers are refused by HotSpot. */
    static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private static final int ALIGNMENT = 64;

    private final String name;
    private final MemorySegment segment;

    private JvmMemory(String name, MemorySegment segment) {
        this.name = name;
        this.segment = segment;
    }

    /**
     * Memory of zeros.
     *
     * @param name what messages call it
     */
    static JvmMemory of(String name, DataType type, long count) {
        boolean isArray = count <= LONGEST_ARRAY;
        try {
            return new JvmMemory(
                    name,
                    isArray ? array(type, (int) count) : Arena.ofAuto().allocate(count * type.bytes(), ALIGNMENT));
        } catch (OutOfMemoryError e) {
            throw new DeviceException(
                    name + " of " + count * type.bytes() + " bytes does not fit "
                            + (isArray
                                    ? "this JVM's heap; use a smaller buffer, or -Xmx"
                                    : "the memory that this JVM may take outside its heap; use a smaller buffer, or"
                                            + " -XX:MaxDirectMemorySize=")
                            + "SIZE",
                    e);
        }
    }

    private static MemorySegment array(DataType type, int count) {
        return switch (type) {
            case CHAR -> MemorySegment.ofArray(new byte[count]);
            case SHORT -> MemorySegment.ofArray(new short[count]);
            case INT -> MemorySegment.ofArray(new int[count]);
            case FLOAT -> MemorySegment.ofArray(new float[count]);
            case DOUBLE -> MemorySegment.ofArray(new double[count]);
        };
    }

    /** What messages call it. */
    String name() {
        return name;
    }

    /** The array; empty if there are more elements than an array can have. */
    Optional<Object> array() {
        return segment.heapBase();
    }

    /** The memory itself. */
    public MemorySegment segment() {
        return segment;
    }

    @Override
    public long bytes() {
        return segment.byteSize();
    }

    @Override
    public void write(long offset, MemorySegment source) {
        MemorySegment.copy(source, 0, segment, offset, source.byteSize());
    }

    @Override
    public void read(long offset, MemorySegment target) {
        MemorySegment.copy(segment, offset, target, 0, target.byteSize());
    }

    @Override
    public void release() {
        // the garbage collector finds it
    }
}

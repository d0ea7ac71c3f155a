package dev.smi.device.jvm;

import dev.smi.device.DeviceException;
import dev.smi.device.DeviceMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Memory outside the heap, which kernels in Java read and write directly. */
public final class JvmMemory implements DeviceMemory {

    private static final int ALIGNMENT = 64;

    private final MemorySegment segment;

    JvmMemory(String name, long bytes) {
        try {
            segment = Arena.ofAuto().allocate(bytes, ALIGNMENT);
        } catch (OutOfMemoryError e) {
            throw new DeviceException(
                    name + " of " + bytes + " bytes does not fit the memory that this JVM may take outside its heap;"
                            + " use a smaller buffer, or -XX:MaxDirectMemorySize=SIZE",
                    e);
        }
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

package dev.smi.opencl;

import dev.smi.device.DeviceException;
import dev.smi.device.DeviceMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_mem;
import org.jspecify.annotations.Nullable;

/** A buffer of a device. One thread at a time. */
final class OpenClMemory implements DeviceMemory {

    /** What is copied at once of other memory: less than a ByteBuffer has room for. */
    private static final long CHUNK = 1 << 26;

    /** What is in the Java heap moves about, so it is copied by way of memory that does not: by so much at once. */
    private static final long STAGE = 1 << 20;

    private final String name;
    private final long bytes;
    private final cl_command_queue queue;
    private @Nullable cl_mem handle;

    /**
     * Takes zeros.
     *
     * @param queue by which all is copied, in order; it outlives this memory
     */
    OpenClMemory(ClContext context, cl_command_queue queue, String name, long bytes) {
        this.name = name;
        this.bytes = bytes;
        this.queue = queue;
        this.handle = context.buffer(CL.CL_MEM_READ_WRITE, bytes, "buffer " + name);
        try {
            clear();
        } catch (DeviceException e) {
            release();
            throw e;
        }
    }

    /** By writing, as OpenCL 1.0 cannot fill. */
    private void clear() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment zeros = arena.allocate(Math.min(bytes, STAGE));
            for (long at = 0; at < bytes; at += STAGE) {
                put(at, zeros.asSlice(0, Math.min(STAGE, bytes - at)));
            }
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void write(long offset, MemorySegment source) {
        if (source.isNative() && !source.isReadOnly()) {
            for (long at = 0; at < source.byteSize(); at += CHUNK) {
                put(offset + at, part(source, at, CHUNK));
            }
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stage = arena.allocate(Math.min(source.byteSize(), STAGE));
            for (long at = 0; at < source.byteSize(); at += STAGE) {
                MemorySegment part = part(source, at, STAGE);
                put(offset + at, stage.asSlice(0, part.byteSize()).copyFrom(part));
            }
        }
    }

    @Override
    public void read(long offset, MemorySegment target) {
        if (target.isNative()) {
            for (long at = 0; at < target.byteSize(); at += CHUNK) {
                get(offset + at, part(target, at, CHUNK));
            }
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stage = arena.allocate(Math.min(target.byteSize(), STAGE));
            for (long at = 0; at < target.byteSize(); at += STAGE) {
                MemorySegment part = part(target, at, STAGE);
                MemorySegment staged = stage.asSlice(0, part.byteSize());
                get(offset + at, staged);
                part.copyFrom(staged);
            }
        }
    }

    private static MemorySegment part(MemorySegment whole, long at, long most) {
        return whole.asSlice(at, Math.min(most, whole.byteSize() - at));
    }

    private void put(long offset, MemorySegment source) {
        long count = source.byteSize();
        Pointer from = Pointer.to(source.asByteBuffer());
        ClStatus.check(
                CL.clEnqueueWriteBuffer(queue, handle(), true, offset, count, from, 0, null, null),
                "cannot write " + count + " bytes at " + offset + " of buffer " + name);
    }

    private void get(long offset, MemorySegment target) {
        long count = target.byteSize();
        Pointer to = Pointer.to(target.asByteBuffer());
        ClStatus.check(
                CL.clEnqueueReadBuffer(queue, handle(), true, offset, count, to, 0, null, null),
                "cannot read " + count + " bytes at " + offset + " of buffer " + name);
    }

    /**
     * OpenCL's handle.
     *
     * @throws DeviceException if it was released
     */
    cl_mem handle() {
        if (handle == null) {
            throw new DeviceException("buffer " + name + " was released, or its program unloaded; allocate it anew");
        }
        return handle;
    }

    /** What messages call it. */
    String name() {
        return name;
    }

    /** Whether there is nothing left to release. */
    boolean isReleased() {
        return handle == null;
    }

    /** A kernel that still runs keeps the memory until it ends; OpenCL sees to that. */
    @Override
    public void release() {
        if (handle != null) {
            CL.clReleaseMemObject(handle);
            handle = null;
        }
    }
}

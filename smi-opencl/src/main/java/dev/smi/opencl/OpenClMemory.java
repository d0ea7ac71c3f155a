package dev.smi.opencl;

import dev.smi.device.DeviceException;
import dev.smi.device.DeviceMemory;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_mem;
import org.jspecify.annotations.Nullable;

/** A buffer of a device. One thread at a time. */
final class OpenClMemory implements DeviceMemory {

    /** What is copied at once: less than a ByteBuffer has room for, and with a few calls for a gigabyte. */
    private static final long CHUNK = 1 << 26;

    private static final int STAGE = 1 << 20;

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
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(bytes, STAGE));
        for (long at = 0; at < bytes; at += zeros.capacity()) {
            put(at, zeros, Math.min(zeros.capacity(), bytes - at));
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void write(long offset, MemorySegment source) {
        boolean isDirect = source.isNative() && !source.isReadOnly();
        ByteBuffer stage = isDirect ? ByteBuffer.allocate(0) : ByteBuffer.allocateDirect(stageFor(source));
        long step = isDirect ? CHUNK : STAGE;
        for (long at = 0; at < source.byteSize(); at += step) {
            MemorySegment part = source.asSlice(at, Math.min(step, source.byteSize() - at));
            if (isDirect) {
                put(offset + at, part.asByteBuffer(), part.byteSize());
            } else {
                MemorySegment.ofBuffer(stage).copyFrom(part);
                put(offset + at, stage, part.byteSize());
            }
        }
    }

    @Override
    public void read(long offset, MemorySegment target) {
        boolean isDirect = target.isNative();
        ByteBuffer stage = isDirect ? ByteBuffer.allocate(0) : ByteBuffer.allocateDirect(stageFor(target));
        long step = isDirect ? CHUNK : STAGE;
        for (long at = 0; at < target.byteSize(); at += step) {
            MemorySegment part = target.asSlice(at, Math.min(step, target.byteSize() - at));
            if (isDirect) {
                get(offset + at, part.asByteBuffer(), part.byteSize());
            } else {
                get(offset + at, stage, part.byteSize());
                part.copyFrom(MemorySegment.ofBuffer(stage).asSlice(0, part.byteSize()));
            }
        }
    }

    /** What is in the Java heap moves about, so it is copied by way of memory that does not. */
    private static int stageFor(MemorySegment segment) {
        return (int) Math.min(segment.byteSize(), STAGE);
    }

    private void put(long offset, ByteBuffer source, long count) {
        ClStatus.check(
                CL.clEnqueueWriteBuffer(queue, handle(), true, offset, count, Pointer.to(source), 0, null, null),
                "cannot write " + count + " bytes at " + offset + " of buffer " + name);
    }

    private void get(long offset, ByteBuffer target, long count) {
        ClStatus.check(
                CL.clEnqueueReadBuffer(queue, handle(), true, offset, count, Pointer.to(target), 0, null, null),
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

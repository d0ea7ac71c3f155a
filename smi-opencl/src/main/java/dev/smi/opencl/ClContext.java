package dev.smi.opencl;

import dev.smi.device.DeviceException;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_device_id;
import org.jocl.cl_mem;

/** An OpenCL context of one device, and what is made in it; whoever asks for something releases it. For any thread. */
final class ClContext implements AutoCloseable {

    private final FoundDevice device;
    private final cl_context handle;

    /** @throws DeviceException if the device is not to be had */
    ClContext(FoundDevice device) {
        this.device = device;
        int[] status = new int[1];
        this.handle = CL.clCreateContext(null, 1, new cl_device_id[] {device.handle()}, null, null, status);
        ClStatus.check(status[0], "cannot use " + device);
    }

    /** The device. */
    FoundDevice device() {
        return device;
    }

    /** OpenCL's handle. */
    cl_context handle() {
        return handle;
    }

    /** A queue that measures times. */
    @SuppressWarnings("deprecation") // its successor is missing from OpenCL 1.x, which FPGAs have
    cl_command_queue queue(boolean isOutOfOrder) {
        long order = isOutOfOrder ? CL.CL_QUEUE_OUT_OF_ORDER_EXEC_MODE_ENABLE : 0;
        int[] status = new int[1];
        cl_command_queue queue =
                CL.clCreateCommandQueue(handle, device.handle(), CL.CL_QUEUE_PROFILING_ENABLE | order, status);
        ClStatus.check(status[0], "cannot make a queue on " + device);
        return queue;
    }

    /**
     * A buffer with undefined contents.
     *
     * @param bytes 0 makes a buffer of one byte, the smallest there is
     * @param name what messages call it
     */
    cl_mem buffer(long access, long bytes, String name) {
        long limit = device.maxBuffer();
        if (bytes > limit) {
            throw new DeviceException("cannot take " + bytes + " bytes for " + name + ": " + device + " takes at most "
                    + limit + " in one buffer; split it");
        }
        int[] status = new int[1];
        cl_mem memory = CL.clCreateBuffer(handle, access, Math.max(1, bytes), null, status);
        ClStatus.check(status[0], "cannot take " + bytes + " bytes for " + name + " on " + device);
        return memory;
    }

    /** Fills a buffer from its beginning; done when it returns. */
    void write(cl_command_queue queue, cl_mem memory, byte[] bytes, String name) {
        if (bytes.length > 0) {
            ClStatus.check(
                    CL.clEnqueueWriteBuffer(queue, memory, true, 0, bytes.length, Pointer.to(bytes), 0, null, null),
                    "cannot write " + name);
        }
    }

    @Override
    public void close() {
        CL.clReleaseContext(handle);
    }
}

package dev.smi.opencl;

import dev.smi.device.DeviceException;
import java.util.ArrayList;
import java.util.List;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/**
 * A device that is there.
 *
 * @param platform name of the platform it belongs to
 * @param name its own
 * @param handle OpenCL's
 */
record FoundDevice(String platform, String name, Kind kind, cl_device_id handle) {

    /** What it is, best first. */
    enum Kind {
        ACCELERATOR,
        GPU,
        CPU,
        OTHER
    }

    /**
     * All devices of all platforms, in OpenCL's order.
     *
     * @throws DeviceException if there is none
     */
    static List<FoundDevice> all() {
        List<FoundDevice> found = new ArrayList<>();
        for (cl_platform_id platform : platforms()) {
            String name = ClText.of(platform, CL.CL_PLATFORM_NAME);
            for (cl_device_id device : devices(platform)) {
                found.add(new FoundDevice(name, ClText.of(device, CL.CL_DEVICE_NAME), kind(device), device));
            }
        }
        if (found.isEmpty()) {
            throw new DeviceException("the OpenCL platforms here have no device; " + OpenClLibrary.INSTALL);
        }
        return found;
    }

    /** Bytes of the largest buffer that the device takes. */
    long maxBuffer() {
        return number(handle, CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE);
    }

    /** Whether it has queues that start kernels in whatever order. */
    boolean isOutOfOrder() {
        long properties = number(handle, CL.CL_DEVICE_QUEUE_ON_HOST_PROPERTIES);
        return (properties & CL.CL_QUEUE_OUT_OF_ORDER_EXEC_MODE_ENABLE) != 0;
    }

    @Override
    public String toString() {
        return name + " of " + platform;
    }

    private static cl_platform_id[] platforms() {
        int[] count = new int[1];
        int status = CL.clGetPlatformIDs(0, null, count);
        if (status != CL.CL_SUCCESS || count[0] == 0) {
            throw new DeviceException("there is an OpenCL library here, but no platform (" + ClStatus.name(status)
                    + "); " + OpenClLibrary.INSTALL);
        }
        cl_platform_id[] platforms = new cl_platform_id[count[0]];
        ClStatus.check(CL.clGetPlatformIDs(platforms.length, platforms, null), "cannot list the OpenCL platforms");
        return platforms;
    }

    private static cl_device_id[] devices(cl_platform_id platform) {
        int[] count = new int[1];
        int status = CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count);
        // a platform without a device says so as an error
        if (status != CL.CL_SUCCESS || count[0] == 0) {
            return new cl_device_id[0];
        }
        cl_device_id[] devices = new cl_device_id[count[0]];
        ClStatus.check(
                CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, devices.length, devices, null),
                "cannot list the devices of an OpenCL platform");
        return devices;
    }

    private static Kind kind(cl_device_id device) {
        long type = number(device, CL.CL_DEVICE_TYPE);
        if ((type & CL.CL_DEVICE_TYPE_ACCELERATOR) != 0) {
            return Kind.ACCELERATOR;
        }
        if ((type & CL.CL_DEVICE_TYPE_GPU) != 0) {
            return Kind.GPU;
        }
        return (type & CL.CL_DEVICE_TYPE_CPU) != 0 ? Kind.CPU : Kind.OTHER;
    }

    private static long number(cl_device_id device, int what) {
        long[] value = new long[1];
        ClStatus.check(
                CL.clGetDeviceInfo(device, what, Sizeof.cl_ulong, Pointer.to(value), null),
                "cannot ask an OpenCL device what it is");
        return value[0];
    }
}

package dev.smi.opencl;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smi.device.DeviceException;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_platform_id;
import org.jocl.cl_program;
import org.jspecify.annotations.Nullable;

/** What OpenCL tells as text. */
final class ClText {

    private ClText() {}

    /** One of OpenCL's {@code clGet...Info} functions, about one thing. */
    private interface Query {
        int ask(long room, @Nullable Pointer text, long @Nullable [] size);
    }

    static String of(cl_platform_id platform, int what) {
        return required(
                (room, text, size) -> CL.clGetPlatformInfo(platform, what, room, text, size), "a platform's name");
    }

    static String of(cl_device_id device, int what) {
        return required((room, text, size) -> CL.clGetDeviceInfo(device, what, room, text, size), "a device's name");
    }

    static String of(cl_kernel kernel, int what) {
        return required((room, text, size) -> CL.clGetKernelInfo(kernel, what, room, text, size), "a kernel's name");
    }

    /** What the compiler said; empty if it said nothing. */
    static String buildLog(cl_program program, cl_device_id device) {
        return optional((room, text, size) ->
                        CL.clGetProgramBuildInfo(program, device, CL.CL_PROGRAM_BUILD_LOG, room, text, size))
                .orElse("");
    }

    /** The type of a parameter as the source has it; empty if the program does not tell. */
    static Optional<String> parameterType(cl_kernel kernel, int at) {
        return optional(
                (room, text, size) -> CL.clGetKernelArgInfo(kernel, at, CL.CL_KERNEL_ARG_TYPE_NAME, room, text, size));
    }

    private static String required(Query query, String what) {
        return optional(query).orElseThrow(() -> new DeviceException("OpenCL does not tell " + what));
    }

    private static Optional<String> optional(Query query) {
        long[] size = new long[1];
        if (query.ask(0, null, size) != CL.CL_SUCCESS || size[0] <= 0) {
            return Optional.empty();
        }
        byte[] text = new byte[Math.toIntExact(size[0])];
        if (query.ask(text.length, Pointer.to(text), null) != CL.CL_SUCCESS) {
            return Optional.empty();
        }
        // ends with a zero, and some drivers count more than one
        return Optional.of(new String(text, UTF_8).replaceFirst("\0.*", "").strip());
    }
}

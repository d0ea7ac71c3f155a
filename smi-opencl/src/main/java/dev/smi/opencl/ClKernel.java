package dev.smi.opencl;

import java.util.List;
import java.util.stream.IntStream;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_event;
import org.jocl.cl_kernel;
import org.jocl.cl_program;

/**
 * A kernel of a built program. One thread at a time sets its arguments and starts it.
 *
 * @param parameters its parameters' types
 */
record ClKernel(String name, List<ParameterType> parameters, cl_kernel handle) {

    private static final long[] SINGLE_WORK_ITEM = {1};

    ClKernel {
        parameters = List.copyOf(parameters);
    }

    /** All kernels of a program; the caller releases them. */
    static List<ClKernel> all(cl_program program) {
        int[] count = new int[1];
        ClStatus.check(CL.clCreateKernelsInProgram(program, 0, null, count), "cannot list the program's kernels");
        if (count[0] == 0) {
            return List.of();
        }
        cl_kernel[] handles = new cl_kernel[count[0]];
        ClStatus.check(
                CL.clCreateKernelsInProgram(program, handles.length, handles, null),
                "cannot list the program's kernels");
        return List.of(handles).stream().map(ClKernel::of).toList();
    }

    private static ClKernel of(cl_kernel handle) {
        int[] count = new int[1];
        String name = ClText.of(handle, CL.CL_KERNEL_FUNCTION_NAME);
        ClStatus.check(
                CL.clGetKernelInfo(handle, CL.CL_KERNEL_NUM_ARGS, Sizeof.cl_uint, Pointer.to(count), null),
                "cannot ask for the parameters of kernel " + name);
        List<ParameterType> parameters = IntStream.range(0, count[0])
                .mapToObj(at -> ParameterType.of(handle, at))
                .toList();
        return new ClKernel(name, parameters, handle);
    }

    /** Sets an argument that is known to fit. */
    void set(int at, long bytes, Pointer value) {
        ClStatus.check(trySet(at, bytes, value), "cannot set argument " + at + " of kernel " + name);
    }

    /** Sets an argument; OpenCL's answer. */
    int trySet(int at, long bytes, Pointer value) {
        return CL.clSetKernelArg(handle, at, bytes, value);
    }

    /**
     * Starts it with the arguments that are set, as a single work-item. This is all that clEnqueueTask does, which
     * later versions of OpenCL left out.
     *
     * @return tells its end; the caller releases it
     */
    cl_event start(cl_command_queue queue) {
        cl_event end = new cl_event();
        ClStatus.check(
                CL.clEnqueueNDRangeKernel(queue, handle, 1, null, SINGLE_WORK_ITEM, SINGLE_WORK_ITEM, 0, null, end),
                "cannot start kernel " + name);
        // without it a driver may wait for more before it starts anything
        ClStatus.check(CL.clFlush(queue), "cannot start kernel " + name);
        return end;
    }
}

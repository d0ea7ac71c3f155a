package dev.smi.opencl;

import dev.smi.device.DeviceException;
import dev.smi.device.RunningKernel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_event;
import org.jspecify.annotations.Nullable;

/** A kernel that was started: asks OpenCL for its state until it has ended. For any thread. */
final class OpenClExecution implements RunningKernel {

    private final String kernel;
    private final Supplier<Optional<String>> transportFault;
    private final int[] status = {CL.CL_QUEUED};
    private final Pointer statusPointer = Pointer.to(status);
    private @Nullable cl_event end;
    private @Nullable String fault;
    private @Nullable Duration time;
    private boolean isCancelled;

    /**
     * Watches a kernel.
     *
     * @param end tells its end; released by this execution
     * @param transportFault what went wrong with the transport layer, if anything
     */
    OpenClExecution(String kernel, cl_event end, Supplier<Optional<String>> transportFault) {
        this.kernel = kernel;
        this.end = end;
        this.transportFault = transportFault;
    }

    @Override
    public synchronized boolean isDone() {
        cl_event event = end;
        if (event == null) {
            return true;
        }
        int result = CL.clGetEventInfo(event, CL.CL_EVENT_COMMAND_EXECUTION_STATUS, Sizeof.cl_int, statusPointer, null);
        if (result != CL.CL_SUCCESS) {
            status[0] = result;
        }
        if (status[0] > CL.CL_COMPLETE) {
            return false;
        }
        if (status[0] == CL.CL_COMPLETE) {
            time = measured(event);
        } else {
            fault = "kernel " + kernel + " failed on the device: " + ClStatus.name(status[0]);
        }
        release(event);
        return true;
    }

    private static @Nullable Duration measured(cl_event event) {
        long[] start = new long[1];
        long[] stop = new long[1];
        boolean isMeasured = CL.clGetEventProfilingInfo(
                                event, CL.CL_PROFILING_COMMAND_START, Sizeof.cl_ulong, Pointer.to(start), null)
                        == CL.CL_SUCCESS
                && CL.clGetEventProfilingInfo(
                                event, CL.CL_PROFILING_COMMAND_END, Sizeof.cl_ulong, Pointer.to(stop), null)
                        == CL.CL_SUCCESS;
        return isMeasured ? Duration.ofNanos(stop[0] - start[0]) : null;
    }

    private void release(cl_event event) {
        CL.clReleaseEvent(event);
        end = null;
    }

    @Override
    public synchronized void throwIfFailed() {
        if (isDone() && fault != null) {
            throw new DeviceException(fault);
        }
        Optional<String> elsewhere = end == null ? Optional.empty() : transportFault.get();
        if (elsewhere.isPresent()) {
            throw new DeviceException("kernel " + kernel + " cannot go on: " + elsewhere.get());
        }
    }

    @Override
    public synchronized String waitsFor() {
        if (isDone()) {
            return "";
        }
        if (isCancelled) {
            return "OpenCL cannot end a kernel: it goes on until the process ends or the device is programmed anew";
        }
        return status[0] == CL.CL_RUNNING ? "" : "the device to start it (" + stage() + ")";
    }

    private String stage() {
        return status[0] == CL.CL_QUEUED ? "CL_QUEUED" : "CL_SUBMITTED";
    }

    @Override
    public synchronized Optional<Duration> deviceTime() {
        return isDone() ? Optional.ofNullable(time) : Optional.empty();
    }

    /** OpenCL has no way to end a kernel: it goes on, and {@link #waitsFor} says so. */
    @Override
    public synchronized void cancel() {
        isCancelled = true;
    }

    /** Stops watching: a kernel that has not ended counts as failed from now on. */
    synchronized void abandon() {
        if (!isDone() && end != null) {
            fault = "kernel " + kernel + " had not ended when its program was unloaded or the device closed";
            release(end);
        }
    }
}

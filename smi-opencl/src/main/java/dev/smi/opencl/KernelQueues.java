package dev.smi.opencl;

import dev.smi.device.DeviceException;
import dev.smi.opencl.OpenClOptions.Queues;
import java.util.HashMap;
import java.util.Map;
import org.jocl.CL;
import org.jocl.cl_command_queue;

/**
 * The queues of user kernels, which run side by side: one queue without order where the device has it, else one for
 * each kernel. Not thread-safe.
 */
final class KernelQueues implements AutoCloseable {

    private static final String ALL = "";

    private final ClContext context;
    private final boolean isOutOfOrder;
    private final Map<String, cl_command_queue> queues = new HashMap<>();

    /** @throws DeviceException if the device has no such queues */
    KernelQueues(ClContext context, Queues wanted) {
        this.context = context;
        boolean can = context.device().isOutOfOrder();
        if (wanted == Queues.OUT_OF_ORDER && !can) {
            throw new DeviceException(
                    context.device() + " has no out-of-order queues; leave out -D" + OpenClOptions.PREFIX + "queues");
        }
        this.isOutOfOrder = can && wanted != Queues.PER_KERNEL;
    }

    /** The queue of a kernel; not to be released. */
    cl_command_queue of(String kernel) {
        return queues.computeIfAbsent(isOutOfOrder ? ALL : kernel, _ -> context.queue(isOutOfOrder));
    }

    @Override
    public void close() {
        queues.values().forEach(CL::clReleaseCommandQueue);
        queues.clear();
    }
}

package dev.smi.opencl;

import dev.smi.device.DeviceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_event;
import org.jocl.cl_mem;

/**
 * The communication and support kernels of a rank, started as the generated host header does: all arguments are in
 * place before the first one starts, and each has a queue of its own, as none of them ever returns. Started by one
 * thread; for any thread afterwards.
 */
final class TransportLayer implements AutoCloseable {

    private final ClContext context;
    private final List<Started> started = new ArrayList<>();
    private final List<cl_command_queue> queues = new ArrayList<>();
    private final List<cl_mem> tables = new ArrayList<>();

    private TransportLayer(ClContext context) {
        this.context = context;
    }

    /** A kernel and the event that tells its end. */
    private record Started(String name, cl_event end) {}

    /**
     * Starts them.
     *
     * @param wanted what the description asks for
     * @param found the kernels of the program that belong to a transport layer
     * @throws DeviceException if these differ, or OpenCL refuses; then none of them is left but what had been started
     */
    static TransportLayer start(ClContext context, List<TransportKernel> wanted, Map<String, ClKernel> found) {
        requireSame(wanted, found.keySet());
        TransportLayer layer = new TransportLayer(context);
        try {
            for (TransportKernel kernel : wanted) {
                layer.prepare(kernel, kernelOf(found, kernel));
            }
            for (int i = 0; i < wanted.size(); i++) {
                layer.enqueue(kernelOf(found, wanted.get(i)), layer.queues.get(i));
            }
            return layer;
        } catch (DeviceException e) {
            layer.close();
            throw e;
        }
    }

    private static ClKernel kernelOf(Map<String, ClKernel> found, TransportKernel wanted) {
        ClKernel kernel = found.get(wanted.name());
        if (kernel == null) {
            throw new IllegalStateException("no kernel " + wanted.name());
        }
        return kernel;
    }

    private static void requireSame(List<TransportKernel> wanted, Set<String> found) {
        Set<String> missing = wanted.stream().map(TransportKernel::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> unexpected = new TreeSet<>(found);
        unexpected.removeAll(missing);
        missing.removeAll(found);
        if (!missing.isEmpty() || !unexpected.isEmpty()) {
            throw new DeviceException(
                    "the program's transport layer is another one than its description and the routing"
                            + " tables are for: it lacks " + orNone(missing) + ", and has besides " + orNone(unexpected)
                            + "; compile smi-codegen's latest output, with as many --cables as the topology has");
        }
    }

    private static String orNone(Set<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    private void prepare(TransportKernel wanted, ClKernel kernel) {
        cl_command_queue queue = context.queue(false);
        queues.add(queue);
        int parameters = wanted.table().isPresent() ? 2 : 1;
        if (kernel.parameters().size() != parameters) {
            throw new DeviceException("kernel " + wanted.name() + " takes "
                    + kernel.parameters().size() + " arguments, not " + parameters
                    + "; compile smi-codegen's latest output");
        }
        wanted.table().ifPresent(table -> {
            cl_mem memory = context.buffer(CL.CL_MEM_READ_ONLY, table.length, "the routing table of " + wanted.name());
            tables.add(memory);
            context.write(queue, memory, table, "the routing table of " + wanted.name());
            kernel.set(0, Sizeof.cl_mem, Pointer.to(memory));
        });
        kernel.set(parameters - 1, 1, Pointer.to(new byte[] {wanted.number()}));
    }

    private void enqueue(ClKernel kernel, cl_command_queue queue) {
        started.add(new Started(kernel.name(), kernel.start(queue)));
    }

    /** What went wrong with one of them; empty while nothing is known to be wrong. */
    synchronized Optional<String> fault() {
        int[] status = new int[1];
        for (Started kernel : started) {
            int result = CL.clGetEventInfo(
                    kernel.end(), CL.CL_EVENT_COMMAND_EXECUTION_STATUS, Sizeof.cl_int, Pointer.to(status), null);
            if (result != CL.CL_SUCCESS || status[0] < 0) {
                int error = result != CL.CL_SUCCESS ? result : status[0];
                return Optional.of(
                        "kernel " + kernel.name() + " of the transport layer failed: " + ClStatus.name(error));
            }
        }
        return Optional.empty();
    }

    /** Gives back what belongs to them. They themselves go on until the device is programmed anew. */
    @Override
    public synchronized void close() {
        started.forEach(kernel -> CL.clReleaseEvent(kernel.end()));
        started.clear();
        tables.forEach(CL::clReleaseMemObject);
        tables.clear();
        queues.forEach(CL::clReleaseCommandQueue);
        queues.clear();
    }
}

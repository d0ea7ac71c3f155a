package dev.smi.opencl;

import dev.smi.device.DeviceContext;
import dev.smi.device.DeviceException;
import dev.smi.device.DriverArgument;
import dev.smi.device.KernelInfo;
import dev.smi.device.ProgramImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jocl.CL;
import org.jocl.cl_command_queue;
import org.jocl.cl_event;
import org.jocl.cl_program;

/** A program on a device, with all that is made for it: kernels, queues, memory. One thread at a time. */
final class LoadedProgram implements AutoCloseable {

    private final String name;
    private final ClContext context;
    /** What to release, last made first. */
    private final Deque<Runnable> releases = new ArrayDeque<>();

    private final SortedMap<String, ClKernel> userKernels = new TreeMap<>();
    private final SortedMap<String, ClKernel> transportKernels = new TreeMap<>();
    private final KernelQueues queues;
    private final cl_command_queue copies;
    private final Set<OpenClMemory> memories = new HashSet<>();
    private final List<OpenClExecution> executions = new ArrayList<>();
    private Optional<TransportLayer> transport = Optional.empty();

    private LoadedProgram(ProgramImage image, FoundDevice device, OpenClOptions options) {
        this.name = image.name();
        this.context = new ClContext(device);
        releases.push(context::close);
        try {
            cl_program program = ProgramBuild.build(context.handle(), device, options, image);
            releases.push(() -> CL.clReleaseProgram(program));
            for (ClKernel kernel : ClKernel.all(program)) {
                releases.push(() -> CL.clReleaseKernel(kernel.handle()));
                boolean isTransport = kernel.name().startsWith(TransportKernel.PREFIX);
                (isTransport ? transportKernels : userKernels).put(kernel.name(), kernel);
            }
            this.queues = new KernelQueues(context, options.queues());
            releases.push(queues::close);
            this.copies = context.queue(false);
            releases.push(() -> CL.clReleaseCommandQueue(copies));
        } catch (DeviceException e) {
            releases.forEach(Runnable::run);
            throw e;
        }
    }

    /**
     * Builds a program and starts its transport layer, if it has one.
     *
     * @throws DeviceException if it cannot be built, or does not fit the job
     */
    static LoadedProgram load(ProgramImage image, FoundDevice device, OpenClOptions options, DeviceContext rank) {
        boolean isSending = !image.description().operations().isEmpty();
        // before anything is built, which takes long
        List<TransportKernel> wanted = isSending ? TransportKernel.of(image, rank) : List.of();
        LoadedProgram program = new LoadedProgram(image, device, options);
        try {
            // a program that sends nothing passes on what others send, if it was made for a board
            if (!isSending && !program.transportKernels.isEmpty()) {
                wanted = TransportKernel.of(image, rank);
            }
            if (!wanted.isEmpty()) {
                TransportLayer layer = TransportLayer.start(program.context, wanted, program.transportKernels);
                program.transport = Optional.of(layer);
                program.releases.push(layer::close);
            }
            return program;
        } catch (DeviceException e) {
            program.close();
            throw e;
        }
    }

    /** The kernels for users, in order of name. */
    List<KernelInfo> kernels() {
        return userKernels.values().stream()
                .map(kernel -> new KernelInfo(
                        kernel.name(),
                        kernel.parameters().stream()
                                .map(ParameterType::toString)
                                .toList()))
                .toList();
    }

    /** Memory filled with zeros. */
    OpenClMemory allocate(String buffer, long bytes) {
        memories.removeIf(OpenClMemory::isReleased);
        OpenClMemory memory = new OpenClMemory(context, copies, buffer, bytes);
        memories.add(memory);
        return memory;
    }

    /** Starts a kernel. */
    OpenClExecution start(String kernel, List<DriverArgument> arguments) {
        ClKernel found = userKernels.get(kernel);
        if (found == null) {
            throw new DeviceException("program " + name + " has no kernel " + kernel + "; it has "
                    + (userKernels.isEmpty() ? "none" : String.join(", ", userKernels.keySet())));
        }
        transportFault().ifPresent(fault -> {
            throw new DeviceException(fault);
        });
        executions.removeIf(OpenClExecution::isDone);
        KernelArguments.set(found, arguments, memories::contains);
        cl_event end = found.start(queues.of(kernel));
        OpenClExecution execution = new OpenClExecution(kernel, end, this::transportFault);
        executions.add(execution);
        return execution;
    }

    private Optional<String> transportFault() {
        return transport.flatMap(TransportLayer::fault);
    }

    /** Gives all back. What still runs keeps its memory until it ends; OpenCL sees to that. */
    @Override
    public void close() {
        executions.forEach(OpenClExecution::abandon);
        executions.clear();
        memories.forEach(OpenClMemory::release);
        memories.clear();
        while (!releases.isEmpty()) {
            releases.pop().run();
        }
    }
}

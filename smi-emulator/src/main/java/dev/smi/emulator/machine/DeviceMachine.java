package dev.smi.emulator.machine;

import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import dev.smi.emulator.compile.DeviceModule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One FPGA that runs a program: its memory, and instances for its kernels. Not thread-safe: one kernel runs at a time.
 */
public final class DeviceMachine {

    private static final String STACK_POINTER = "__stack_pointer";
    private static final String HEAP_BASE = "__heap_base";
    private static final int ALIGNMENT = 128;

    /** Below each stack; frames have holes, so that few bytes could be jumped over. */
    private static final int STACK_GUARD_BYTES = 1024;

    private final MachineImage image;
    private final DeviceMemory memory;
    private final GuardZones guards;
    private final Map<Integer, Deque<Integer>> freeStacks = new HashMap<>();
    private int heapEnd;

    /**
     * Loads a program and registers its channels.
     *
     * @param registrar takes the channels
     */
    public DeviceMachine(MachineImage image, KernelHost registrar) {
        this.image = image;
        this.memory = new DeviceMemory(1);
        this.guards = new GuardZones(memory);
        Instance instance = instantiate(registrar);
        this.heapEnd = Math.toIntExact(instance.exports().global(HEAP_BASE).getValue());
        memory.ensure(heapEnd);
        for (int i = 0; i < image.device().registrations(); i++) {
            String function = DeviceModule.REGISTRATION_PREFIX + i;
            setStack(instance, image.stackBytes(function));
            instance.export(function).apply();
        }
    }

    private Instance instantiate(KernelHost host) {
        ImportValues.Builder imports = ImportValues.builder();
        for (FunctionImport function : image.imports()) {
            FunctionType type = image.module().typeSection().getType(function.typeIndex());
            imports.addFunction(new ImportFunction(
                    function.module(), function.name(), type, image.handle(function.name(), host, memory)));
        }
        return Instance.builder(image.module())
                .withImportValues(imports.build())
                .withMachineFactory(image.machines())
                .withMemoryFactory(_ -> memory)
                .withStart(false)
                .build();
    }

    /** The FPGA's memory. */
    public DeviceMemory memory() {
        return memory;
    }

    /**
     * Takes memory for good.
     *
     * @return the address, aligned for every type
     * @throws OutOfDeviceMemoryException if there is no room
     */
    public int allocate(long bytes) {
        long start = Math.ceilDiv(heapEnd, (long) ALIGNMENT) * ALIGNMENT;
        memory.ensure(start + bytes);
        heapEnd = Math.toIntExact(start + bytes);
        return (int) start;
    }

    /**
     * Takes memory for a buffer for good, filled with zeros; what kernels write just before or behind it is found.
     *
     * @param name for messages
     * @return the address, aligned for every type
     * @throws OutOfDeviceMemoryException if there is no room
     */
    public int allocateBuffer(String name, long bytes) {
        int start = allocate(bytes + 2 * GuardZones.BUFFER_BYTES) + GuardZones.BUFFER_BYTES;
        guards.surround(name, start, Math.toIntExact(start + bytes));
        return start;
    }

    /**
     * Makes a kernel ready to run.
     *
     * @param kernel the kernel's name
     * @param arguments its arguments in order, each as it lies in memory, at most {@link DeviceModule#ARGUMENT_STRIDE}
     *     bytes
     * @param host what the kernel's calls go to
     * @return what runs it, once, to its end
     */
    public Runnable prepare(String kernel, List<byte[]> arguments, KernelHost host) {
        String entry = DeviceModule.ENTRY_PREFIX + kernel;
        Instance instance = instantiate(host);
        int stackBytes = STACK_GUARD_BYTES + image.stackBytes(entry) + arguments.size() * DeviceModule.ARGUMENT_STRIDE;
        int stack = takeStack(stackBytes);
        int first = setStack(instance, stack, stackBytes) - arguments.size() * DeviceModule.ARGUMENT_STRIDE;
        for (int i = 0; i < arguments.size(); i++) {
            memory.write(first + i * DeviceModule.ARGUMENT_STRIDE, arguments.get(i), 0, arguments.get(i).length);
        }
        instance.exports().global(STACK_POINTER).setValue(first);
        guards.fill(stack, STACK_GUARD_BYTES);
        return () -> {
            try {
                instance.export(entry).apply(first);
            } catch (RuntimeException | StackOverflowError fault) {
                checkGuard(kernel, stack, host); // the cause, if it was overrun; the fault is what came of it
                throw fault;
            }
            host.at(0); // what is found now was done somewhere
            checkGuard(kernel, stack, host);
            guards.checkBuffers();
            freeStacks.computeIfAbsent(stackBytes, _ -> new ArrayDeque<>()).push(stack);
        };
    }

    /** What lies below a kernel's stack is untouched unless the stack was too small. */
    private void checkGuard(String kernel, int stack, KernelHost host) {
        if (!guards.isUntouched(stack, STACK_GUARD_BYTES)) {
            host.at(0);
            throw new KernelFault(
                    "kernel " + kernel + " wrote beyond its stack; does it call itself, or write outside an array?");
        }
    }

    private int takeStack(int bytes) {
        Deque<Integer> free = freeStacks.get(bytes);
        return free == null || free.isEmpty() ? allocate(bytes) : free.pop();
    }

    private void setStack(Instance instance, int bytes) {
        setStack(instance, allocate(bytes), bytes);
    }

    /** Stacks grow down: the pointer begins at the end of the region, which is aligned as the compiler expects. */
    private static int setStack(Instance instance, int start, int bytes) {
        int top = (start + bytes) / ALIGNMENT * ALIGNMENT;
        instance.exports().global(STACK_POINTER).setValue(top);
        return top;
    }
}

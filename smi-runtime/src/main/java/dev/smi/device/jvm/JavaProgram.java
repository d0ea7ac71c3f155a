package dev.smi.device.jvm;

import dev.smi.device.DeviceException;
import dev.smi.device.DriverArgument;
import dev.smi.device.KernelInfo;
import dev.smi.device.RunningKernel;
import dev.smi.device.fifo.ProgramFifos;
import dev.smi.job.RankContext;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A class of kernels that a rank has loaded, with its FIFOs and what runs of it. */
final class JavaProgram {

    private final RankContext context;
    private final Object world;
    private final Map<String, Method> methods = new LinkedHashMap<>();
    private final Map<String, MethodHandle> handles = new LinkedHashMap<>();
    private final ProgramFifos fifos;
    private final List<KernelThread> running = new CopyOnWriteArrayList<>();

    JavaProgram(RankContext context, KernelClass kernels, Object world) {
        this.context = context;
        this.world = world;
        for (Method method : kernels.methods()) {
            methods.put(method.getName(), method);
            handles.put(method.getName(), handle(method));
        }
        this.fifos = new ProgramFifos(context, FifoNames.of(kernels.type()));
    }

    private static MethodHandle handle(Method method) {
        try {
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method);
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            throw new DeviceException(
                    "kernel " + method.getName() + " of "
                            + method.getDeclaringClass().getName()
                            + " is out of reach; open its package to SMI in module-info.java, or make class and method"
                            + " public in an exported package",
                    e);
        }
    }

    List<KernelInfo> kernels() {
        return methods.values().stream()
                .map(method -> new KernelInfo(method.getName(), KernelClass.parameters(method)))
                .toList();
    }

    RunningKernel start(String kernel, List<DriverArgument> arguments) {
        Method method = methods.get(kernel);
        MethodHandle handle = handles.get(kernel);
        if (method == null || handle == null) {
            throw new DeviceException("the class has no kernel " + kernel + "; it has " + methods.keySet());
        }
        Object[] values = convert(method, arguments);
        running.removeIf(KernelThread::isDone);
        KernelThread thread = new KernelThread(context, method, fifos, () -> handle.invokeWithArguments(values));
        running.add(thread);
        return thread;
    }

    private Object[] convert(Method method, List<DriverArgument> arguments) {
        Class<?>[] types = method.getParameterTypes();
        String place = "rank " + context.rank() + " kernel " + method.getName() + ": ";
        if (types.length != arguments.size()) {
            throw new DeviceException(place + "it takes " + types.length + " arguments, " + KernelClass.words(method)
                    + ", not " + arguments.size() + "; pass them with Kernel.args");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            try {
                values.add(JavaArgument.convert(arguments.get(i), types[i], world));
            } catch (IllegalArgumentException e) {
                throw new DeviceException(place + e.getMessage(), e);
            }
        }
        return values.toArray();
    }

    /** Interrupts what runs: it ends where it next waits. */
    void end() {
        running.forEach(KernelThread::cancel);
    }
}

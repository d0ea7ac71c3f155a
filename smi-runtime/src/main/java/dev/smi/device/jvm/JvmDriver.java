package dev.smi.device.jvm;

import dev.smi.device.DeviceDriver;
import dev.smi.device.DeviceException;
import dev.smi.device.DeviceMemory;
import dev.smi.device.DriverArgument;
import dev.smi.device.KernelInfo;
import dev.smi.device.ProgramImage;
import dev.smi.device.RunningKernel;
import dev.smi.job.RankContext;
import dev.smi.model.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rank's device when kernels are Java methods: a program is a class, memory is arrays. */
public final class JvmDriver implements DeviceDriver {

    private final RankContext context;
    private final Object world;
    private @Nullable JavaProgram program;

    /**
     * A device without a program and memory in use.
     *
     * @param world what kernels get for a communicator
     */
    public JvmDriver(RankContext context, Object world) {
        this.context = context;
        this.world = world;
    }

    @Override
    public String description() {
        return "JVM";
    }

    @Override
    public void load(ProgramImage image) {
        throw new DeviceException("the jvm device runs kernels that are written in Java, and loads no program such as "
                + image.name() + "; load their class with Device.load(Class), or choose another device:"
                + " -Dsmi.device=emulator");
    }

    /** Loads the kernels of a class. What runs of an earlier program is interrupted, and its FIFOs are gone. */
    public void load(KernelClass kernels) {
        end();
        program = new JavaProgram(context, kernels, world);
    }

    private void end() {
        JavaProgram loaded = program;
        if (loaded != null) {
            loaded.end();
        }
    }

    @Override
    public List<KernelInfo> kernels() {
        JavaProgram loaded = program;
        return loaded == null ? List.of() : loaded.kernels();
    }

    @Override
    public DeviceMemory allocate(String name, long bytes) {
        return allocate(name, DataType.CHAR, bytes);
    }

    @Override
    public DeviceMemory allocate(String name, DataType type, long count) {
        return JvmMemory.of(name, type, count);
    }

    @Override
    public RunningKernel start(String kernel, List<DriverArgument> arguments) {
        JavaProgram loaded = program;
        if (loaded == null) {
            throw new DeviceException("the jvm device has no program with a kernel " + kernel
                    + "; load its class with Device.load(Class)");
        }
        return loaded.start(kernel, arguments);
    }

    /** Memory is the garbage collector's. */
    @Override
    public void close() {
        end();
    }
}

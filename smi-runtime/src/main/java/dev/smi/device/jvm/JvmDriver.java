package dev.smi.device.jvm;

import dev.smi.device.DeviceDriver;
import dev.smi.device.DeviceException;
import dev.smi.device.DeviceMemory;
import dev.smi.device.DriverArgument;
import dev.smi.device.KernelInfo;
import dev.smi.device.ProgramImage;
import dev.smi.device.RunningKernel;
import java.util.List;

/** A rank's device when kernels are written in Java: it has memory, and loads no programs. */
public final class JvmDriver implements DeviceDriver {

    /** A device without memory in use. */
    public JvmDriver() {}

    @Override
    public String description() {
        return "JVM";
    }

    @Override
    public void load(ProgramImage image) {
        throw new DeviceException("the jvm device runs kernels that are written in Java, and loads no program such as "
                + image.name() + "; start them with Device.kernel(name, body), or choose another device:"
                + " -Dsmi.device=emulator");
    }

    @Override
    public List<KernelInfo> kernels() {
        return List.of();
    }

    @Override
    public DeviceMemory allocate(String name, long bytes) {
        return new JvmMemory(name, bytes);
    }

    @Override
    public RunningKernel start(String kernel, List<DriverArgument> arguments) {
        throw new DeviceException("the jvm device has no program with a kernel " + kernel);
    }

    @Override
    public void close() {
        // memory is the garbage collector's
    }
}

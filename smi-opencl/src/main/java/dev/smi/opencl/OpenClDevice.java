package dev.smi.opencl;

import dev.smi.device.DeviceContext;
import dev.smi.device.DeviceDriver;
import dev.smi.device.DeviceException;
import dev.smi.device.DeviceMemory;
import dev.smi.device.DriverArgument;
import dev.smi.device.KernelInfo;
import dev.smi.device.ProgramImage;
import dev.smi.device.RunningKernel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rank's OpenCL device. One thread at a time, but for what {@link #start} returns.
 *
 * <p>OpenCL cannot end kernels: {@link #close} and another {@link #load} leave those that run to the driver, which ends
 * them when the device is programmed anew or the process ends.
 */
final class OpenClDevice implements DeviceDriver {

    private final DeviceContext context;
    private final OpenClOptions options;
    private final FoundDevice device;
    private @Nullable LoadedProgram program;

    OpenClDevice(DeviceContext context, OpenClOptions options, FoundDevice device) {
        this.context = context;
        this.options = options;
        this.device = device;
    }

    @Override
    public String description() {
        return "OpenCL device " + device;
    }

    @Override
    public void load(ProgramImage image) {
        close();
        program = OpenClLibrary.alone(() -> LoadedProgram.load(image, device, options, context));
    }

    @Override
    public List<KernelInfo> kernels() {
        return loaded().kernels();
    }

    @Override
    public DeviceMemory allocate(String name, long bytes) {
        return loaded().allocate(name, bytes);
    }

    @Override
    public RunningKernel start(String kernel, List<DriverArgument> arguments) {
        return loaded().start(kernel, arguments);
    }

    private LoadedProgram loaded() {
        if (program == null) {
            throw new DeviceException("rank " + context.rank() + " has no program on " + device + "; load one first");
        }
        return program;
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
            program = null;
        }
    }
}

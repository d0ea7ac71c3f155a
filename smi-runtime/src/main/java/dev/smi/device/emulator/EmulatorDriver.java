package dev.smi.device.emulator;

import dev.smi.device.DeviceDriver;
import dev.smi.device.DeviceException;
import dev.smi.device.DeviceMemory;
import dev.smi.device.DriverArgument;
import dev.smi.device.KernelInfo;
import dev.smi.device.ProgramImage;
import dev.smi.device.RunningKernel;
import dev.smi.emulator.DeviceBuffer;
import dev.smi.emulator.KernelArgument;
import dev.smi.emulator.KernelLaunch;
import dev.smi.emulator.KernelRun;
import dev.smi.emulator.LiveEmulator;
import dev.smi.emulator.Request;
import dev.smi.emulator.compile.KernelSignature;
import dev.smi.emulator.machine.MachineImage;
import dev.smi.emulator.machine.OutOfDeviceMemoryException;
import dev.smi.job.Progress;
import dev.smi.job.RankContext;
import dev.smi.job.Waitable;
import dev.smi.model.Rank;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rank's emulated FPGA. */
public final class EmulatorDriver implements DeviceDriver {

    private static final String TRANSPORT_PREFIX = "smi_kernel_";

    private final RankContext context;
    private final EmulatedCluster cluster;
    private final Map<Long, Deque<DeviceBuffer>> released = new HashMap<>();
    private @Nullable MachineImage program;

    /** The FPGA of a rank, without a program. */
    public EmulatorDriver(RankContext context) {
        this.context = context;
        this.cluster = EmulatedCluster.of(context.hub());
        cluster.open();
    }

    @Override
    public String description() {
        return "emulated FPGA";
    }

    @Override
    public void load(ProgramImage image) {
        released.clear();
        program = cluster.load(context, image);
    }

    @Override
    public List<KernelInfo> kernels() {
        MachineImage loaded = program;
        return loaded == null
                ? List.of()
                : loaded.device().kernels().stream()
                        .filter(kernel -> !kernel.name().startsWith(TRANSPORT_PREFIX))
                        .sorted((a, b) -> a.name().compareTo(b.name()))
                        .map(EmulatorDriver::info)
                        .toList();
    }

    private static KernelInfo info(KernelSignature signature) {
        return new KernelInfo(
                signature.name(),
                signature.parameters().stream().map(Object::toString).toList());
    }

    @Override
    public DeviceMemory allocate(String name, long bytes) {
        LiveEmulator emulator = cluster.emulator();
        Deque<DeviceBuffer> same = released.get(bytes);
        if (same != null && !same.isEmpty()) {
            EmulatorMemory again = new EmulatorMemory(this, emulator, same.pop());
            done(emulator.clear(again.buffer()), "to clear a buffer");
            return again;
        }
        try {
            DeviceBuffer buffer = done(emulator.allocate(new Rank(context.rank()), name, bytes), "to allocate memory");
            return new EmulatorMemory(this, emulator, buffer);
        } catch (OutOfDeviceMemoryException e) {
            throw new DeviceException(
                    "rank " + context.rank() + ": " + name + " of " + bytes + " bytes: " + e.getMessage(), e);
        }
    }

    @Override
    public RunningKernel start(String kernel, List<DriverArgument> arguments) {
        LiveEmulator emulator = cluster.emulator();
        List<KernelArgument> converted =
                arguments.stream().map(a -> convert(a, kernel)).toList();
        try {
            KernelLaunch launch = new KernelLaunch(new Rank(context.rank()), kernel, converted, false);
            Object noted = new Object();
            Progress progress = context.hub().progress();
            String name = "rank " + context.rank() + " kernel " + kernel + " failed: ";
            KernelRun run = done(
                    emulator.start(launch, fault -> progress.kernelFailed(noted, context.rank(), name + fault)),
                    "for the emulator to start " + kernel);
            return new EmulatedKernel(cluster, emulator, run, () -> progress.kernelJoined(noted));
        } catch (IllegalArgumentException e) {
            throw new DeviceException("rank " + context.rank() + " kernel " + kernel + ": " + e.getMessage(), e);
        }
    }

    private KernelArgument convert(DriverArgument argument, String kernel) {
        return switch (argument) {
            case DriverArgument.Scalar scalar -> new KernelArgument.Scalar(scalar.value());
            case DriverArgument.World world -> new KernelArgument.Communicator(world.rank(), world.size());
            case DriverArgument.Memory memory -> {
                if (memory.memory() instanceof EmulatorMemory own && own.isOf(this)) {
                    yield new KernelArgument.Buffer(own.buffer());
                }
                throw new DeviceException("rank " + context.rank() + " kernel " + kernel
                        + ": a buffer is closed, on another device, or from before another program was loaded; allocate it"
                        + " again");
            }
        };
    }

    /** Takes memory back, for the next buffer of its size. */
    void reuse(LiveEmulator emulator, DeviceBuffer buffer) {
        if (isCurrent(emulator)) {
            released.computeIfAbsent(buffer.bytes(), _ -> new ArrayDeque<>()).push(buffer);
        }
    }

    /** Whether memory that this emulator gave is still there. */
    boolean isCurrent(LiveEmulator emulator) {
        return cluster.emulator().equals(emulator);
    }

    /** Waits until the emulator has done something. */
    <T> T done(Request<T> request, String purpose) {
        context.await(new Waitable() {
            @Override
            public boolean isReady() {
                return request.isDone();
            }

            @Override
            public String description() {
                return purpose;
            }
        });
        return request.get();
    }

    @Override
    public void close() {
        cluster.close();
    }
}

package dev.smi;

import dev.smi.device.DeviceDriver;
import dev.smi.device.DriverArgument;
import dev.smi.device.KernelInfo;
import dev.smi.device.RunningKernel;
import dev.smi.device.jvm.KernelThread;
import dev.smi.job.RankContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A kernel, with or without its arguments; immutable. */
public final class Kernel {

    private final RankContext context;
    private final String name;
    private final Supplier<RunningKernel> starter;
    private final DeviceDriver driver;
    private final List<String> parameters;

    private Kernel(
            RankContext context,
            String name,
            DeviceDriver driver,
            List<String> parameters,
            Supplier<RunningKernel> starter) {
        this.context = context;
        this.name = name;
        this.driver = driver;
        this.parameters = parameters;
        this.starter = starter;
    }

    static Kernel of(RankContext context, DeviceDriver driver, KernelInfo info) {
        return new Kernel(context, info.name(), driver, info.parameters(), () -> driver.start(info.name(), List.of()));
    }

    static Kernel of(RankContext context, DeviceDriver driver, String name, JavaKernel body) {
        return new Kernel(context, name, driver, List.of(), () -> new KernelThread(context, name, body::run));
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its parameters' types and names as the source has them; empty strings where the device does not tell. */
    public List<String> parameters() {
        return parameters;
    }

    /**
     * The kernel with arguments: numbers, which are converted to the parameter's type, {@link Buffer}s, and the world's
     * {@link Communicator}.
     *
     * @throws IllegalArgumentException if there are too few or too many, or one is of no such kind
     */
    public Kernel args(Object... arguments) {
        if (arguments.length != parameters.size()) {
            throw new IllegalArgumentException("kernel " + name + " takes " + parameters.size() + " arguments ("
                    + String.join(", ", parameters) + "), not " + arguments.length);
        }
        List<DriverArgument> converted = new ArrayList<>();
        for (Object argument : arguments) {
            converted.add(convert(argument));
        }
        return new Kernel(context, name, driver, parameters, () -> driver.start(name, converted));
    }

    // null is what a user may pass by mistake
    @SuppressWarnings("NullAway")
    private DriverArgument convert(Object argument) {
        return switch (argument) {
            case null -> throw new IllegalArgumentException("kernel " + name + ": an argument is null");
            case Buffer buffer -> new DriverArgument.Memory(buffer.memory());
            case Communicator communicator -> world(communicator);
            case Boolean flag -> new DriverArgument.Scalar(flag ? BigDecimal.ONE : BigDecimal.ZERO);
            case Character letter -> new DriverArgument.Scalar(BigDecimal.valueOf(letter));
            case Double number -> scalar(number);
            case Float number -> scalar(number);
            case BigDecimal number -> new DriverArgument.Scalar(number);
            case Number number -> new DriverArgument.Scalar(new BigDecimal(number.toString()));
            default ->
                throw new IllegalArgumentException("kernel " + name + ": a "
                        + argument.getClass().getSimpleName()
                        + " is no kernel argument; those are numbers, Buffers and the world's Communicator");
        };
    }

    private DriverArgument scalar(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(
                    "kernel " + name + ": " + number + " cannot be passed to a kernel; pass it in a Buffer");
        }
        return new DriverArgument.Scalar(new BigDecimal(Double.toString(number)));
    }

    /** A device's packets carry world ranks. */
    private DriverArgument world(Communicator communicator) {
        if (!communicator.isWorld()) {
            throw new IllegalArgumentException("kernel " + name + ": kernels on a device address FPGAs by their rank in"
                    + " the world; pass Smi.world(), not a part of it");
        }
        return new DriverArgument.World(communicator.rank(), communicator.size());
    }

    /** Starts the kernel; it runs beside whatever else does. */
    public Execution start() {
        context.hub().progress().throwIfFailed();
        return new Execution(context, name, starter.get());
    }
}

package dev.smi;

import dev.smi.device.DeviceDriver;
import dev.smi.device.DeviceException;
import dev.smi.device.ProgramImage;
import dev.smi.device.jvm.JvmDriver;
import dev.smi.device.jvm.KernelClass;
import dev.smi.job.JobException;
import dev.smi.job.RankContext;
import dev.smi.model.DataType;
import dev.smi.program.PlacementCheck;
import dev.smi.program.ProgramFiles;
import dev.smi.program.RankLoad;
import dev.smi.program.Surroundings;
import dev.smi.program.TableChoice;
import dev.smi.route.table.RoutingTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A rank's device: an emulated FPGA, a board, or the JVM itself. For one thread of the rank at a time.
 *
 * <p>Which it is says {@code -Dsmi.device}: {@code emulator} if nothing is said, {@code jvm}, {@code opencl}.
 */
public final class Device {

    private final RankContext context;
    private final DeviceDriver driver;
    private final Communicator world;
    private final Settings settings;
    private final String kind;
    private int buffers;

    Device(RankContext context, DeviceDriver driver, Communicator world, Settings settings) {
        this.context = context;
        this.driver = driver;
        this.world = world;
        this.settings = settings;
        this.kind = Drivers.kind(settings);
    }

    /** Its kind, as {@code -Dsmi.device} names it. */
    public String kind() {
        return kind;
    }

    /** What it is, for messages. */
    public String description() {
        return driver.description();
    }

    /**
     * Loads a program and starts its communication kernels. All ranks call it, each with its own program; nothing is
     * loaded anywhere unless everything fits. What an earlier call loaded ends, and its buffers are gone.
     *
     * <p>Topology and routing tables are those of {@code -Dsmi.topology=FILE} and {@code -Dsmi.routes=DIR}, or else
     * {@code topology.json} and {@code smi-routes} beside the program; without tables the best ones for the topology
     * are made.
     *
     * @param directory what smi-codegen wrote, {@code OUT/<program>}
     * @throws dev.smi.model.diagnostic.DiagnosticException if files are missing or wrong
     * @throws JobException if programs, topology, tables and number of ranks do not fit each other
     * @throws DeviceException if the device cannot load the program
     */
    public Program load(Path directory) {
        ProgramFiles files = ProgramFiles.read(directory);
        Surroundings surroundings =
                Surroundings.find(directory, settings.path("topology"), settings.path("routes"), context.size());
        List<RankLoad> loads = world.gather(RankLoad.of(files, surroundings).encode(), "to load its program").stream()
                .map(RankLoad::decode)
                .toList();
        List<String> faults = PlacementCheck.faults(loads, surroundings.topology());
        if (!faults.isEmpty()) {
            throw new JobException("the ranks' programs do not fit together: " + String.join("\n  ", faults));
        }
        RoutingTables tables = TableChoice.choose(
                surroundings,
                loads.stream().map(RankLoad::description).toList(),
                files.build().cables());
        driver.load(new ProgramImage(
                files.name(), files.directory(), files.description(), files.build(), surroundings.topology(), tables));
        world.gather(new byte[0], "to have loaded its program");
        return new Program(context, driver, files.name(), Optional.empty());
    }

    /**
     * Loads the kernels of a class, its static methods with {@link dev.smi.kernel.Kernel}. All ranks call it, maybe
     * with different classes; what an earlier call loaded ends.
     *
     * <p>The {@code jvm} device runs the methods themselves, and buffers stay; with {@code -Dsmi.fabric=routed} it
     * takes the ports from what smi-codegen wrote for the class, unless {@code -Dsmi.ports} names others. Other devices
     * load, as {@link #load(Path)} does, what smi-codegen wrote for the class's source: {@code -Dsmi.program=DIR}, or
     * else {@code smi-out/NAME} in the working directory, where NAME is that of the source file.
     *
     * @throws IllegalArgumentException if the class has no kernels, or some are not as kernels have to be
     * @throws dev.smi.model.diagnostic.DiagnosticException if what smi-codegen writes is missing or wrong
     * @throws JobException if programs, topology, tables and number of ranks do not fit each other
     * @throws DeviceException if the device cannot load the program
     */
    public Program load(Class<?> type) {
        KernelClass kernels = KernelClass.of(type, Communicator.class);
        if (driver instanceof JvmDriver jvm) {
            load(jvm, kernels);
        } else {
            load(ClassProgram.directory(kernels, settings.path("program"), "device " + kind, "-Dsmi.device=jvm"));
            ClassProgram.requireKernels(kernels, driver.kernels());
        }
        return new Program(context, driver, kernels.program(), Optional.of(kernels));
    }

    private void load(JvmDriver jvm, KernelClass kernels) {
        jvm.load(kernels);
        if (world.needsPorts()) {
            Path program = ClassProgram.directory(
                    kernels, settings.path("program"), "-Dsmi.fabric=routed", "-Dsmi.fabric=direct");
            Routing.begin(context, world, settings, ClassProgram.description(program));
        }
        world.gather(new byte[0], "to have loaded its program");
    }

    /**
     * Takes device memory for so many elements, filled with zeros.
     *
     * @throws DeviceException if the device has no room, or needs a program loaded first
     */
    public Buffer allocate(DataType type, long count) {
        return allocate(type, count, "buffer " + buffers++);
    }

    /**
     * The same, with a name for messages.
     *
     * @throws DeviceException if the device has no room, or needs a program loaded first
     */
    public Buffer allocate(DataType type, long count, String name) {
        if (count < 0 || count > Long.MAX_VALUE / type.bytes()) {
            throw new IllegalArgumentException(name + " of " + count + " elements");
        }
        return new Buffer(name, type, count, driver.allocate(name, type, count));
    }

    /**
     * A kernel that is written in Java. It runs on a thread of this JVM, whatever the device is.
     *
     * @param name what messages call it
     */
    public Kernel kernel(String name, JavaKernel body) {
        return Kernel.of(context, driver, name, body);
    }

    void close() {
        driver.close();
    }
}

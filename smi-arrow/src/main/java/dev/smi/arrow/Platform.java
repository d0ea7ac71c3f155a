package dev.smi.arrow;

import dev.smi.Program;
import dev.smi.Smi;
import dev.smi.arrow.io.InterfaceFile;
import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.stream.ArrowKernel;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A rank's device with a program that works on record batches. For one thread of the rank.
 *
 * <p>A device has one program at a time: making another platform of it ends this one. A platform itself holds nothing
 * that had to be given back.
 */
public final class Platform {

    private static final String JVM = "jvm";

    private final ArrowInterface program;
    private final Supplier<Engine> engines;

    private Platform(ArrowInterface program, Supplier<Engine> engines) {
        this.program = program;
        this.engines = engines;
    }

    /**
     * Loads a program into the rank's device. All ranks call it.
     *
     * @param directory what smi-codegen wrote, {@code OUT/<program>}
     * @throws dev.smi.model.diagnostic.DiagnosticException if files are missing or wrong
     * @throws dev.smi.job.JobException if the ranks' programs do not fit together, or the job has ended
     * @throws dev.smi.device.DeviceException if the device cannot load the program
     */
    public static Platform create(Smi smi, Path directory) {
        ArrowInterface program = InterfaceFile.read(InterfaceFile.in(directory));
        JobCheck.requireRunning(smi, program.kernel());
        Program loaded = smi.device().load(directory);
        return new Platform(program, () -> {
            JobCheck.requireRunning(smi, program.kernel());
            return new DeviceEngine(smi, loaded, program);
        });
    }

    /**
     * As {@link #create(Smi, Path)}, but on device {@code jvm} a kernel in Java runs, and of the directory only the
     * interface is read.
     */
    public static Platform create(Smi smi, Path directory, ArrowKernel kernel) {
        return smi.device().kind().equals(JVM)
                ? jvm(smi, InterfaceFile.read(InterfaceFile.in(directory)), kernel)
                : create(smi, directory);
    }

    /** A kernel in Java, which runs in this JVM whatever the device is. */
    public static Platform jvm(Smi smi, ArrowInterface program, ArrowKernel kernel) {
        return new Platform(program, () -> new JvmEngine(smi, program, kernel));
    }

    /** What the program asks for. */
    public ArrowInterface program() {
        return program;
    }

    /** A context without batches. */
    public Context context() {
        return new Context(program, engines.get());
    }
}

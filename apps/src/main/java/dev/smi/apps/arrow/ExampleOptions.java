package dev.smi.apps.arrow;

import dev.smi.Smi;
import dev.smi.arrow.Context;
import dev.smi.arrow.Kernel;
import dev.smi.arrow.Platform;
import dev.smi.device.DeviceException;
import dev.smi.job.JobException;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where an example runs; a mixin of its command. */
final class ExampleOptions {

    private static final String EMULATOR = "emulator";

    @Option(
            names = "--device",
            paramLabel = "NAME",
            converter = DeviceName.class,
            defaultValue = EMULATOR,
            description = "What the kernel runs on: emulator, an emulated FPGA, which is meant if left out, or jvm, its"
                    + " twin in Java.")
    String device = EMULATOR;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "smi-out",
            description = "Where the program is generated; ${DEFAULT-VALUE} if left out.")
    Path output = Path.of("smi-out");

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            converter = Deadline.class,
            defaultValue = "60",
            description = "How long the kernel may take; ${DEFAULT-VALUE} if left out.")
    Duration deadline = Duration.ofSeconds(60);

    Smi open() {
        return Smi.alone(Map.of("device", device));
    }

    /**
     * Runs a program's kernel once.
     *
     * @param batches queues the record batches
     * @param settings sets ranges and arguments
     * @param results takes what comes out, while the device still has it
     */
    <T> T run(
            ExampleProgram program,
            Consumer<Context> batches,
            Consumer<Kernel> settings,
            BiFunction<Context, Kernel, T> results) {
        return guarded(() -> {
            try (Smi smi = open()) {
                Platform platform = program.open(smi, output);
                try (Context context = platform.context()) {
                    batches.accept(context);
                    return results.apply(context, Launch.run(context, deadline, settings));
                }
            }
        });
    }

    /**
     * Does something with devices; what goes wrong there, a deadline that passes for one, is told as a fault.
     *
     * @throws DiagnosticException if the device fails
     */
    static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (DeviceException | JobException e) {
            throw new DiagnosticException(SourcePosition.of("arrow"), String.valueOf(e.getMessage()));
        }
    }

    /** Reads a number of seconds. */
    static final class Deadline implements ITypeConverter<Duration> {

        private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,8}");

        Deadline() {}

        @Override
        public Duration convert(String text) {
            if (!SECONDS.matcher(text).matches()) {
                throw new TypeConversionException("'" + text + "' is no number of seconds; give 1 to 999999999");
            }
            return Duration.ofSeconds(Long.parseLong(text));
        }
    }

    /** Devices that have channels between kernels. */
    static final class DeviceName implements ITypeConverter<String> {

        DeviceName() {}

        @Override
        public String convert(String text) {
            if (!text.equals(EMULATOR) && !text.equals(ExampleProgram.JVM)) {
                throw new TypeConversionException(
                        "there is no device '" + text + "' with channels between kernels; there are emulator, jvm");
            }
            return text;
        }
    }

    /**
     * What units on workers are told.
     *
     * @param own what only the example knows
     */
    KernelUnit.Settings settings(ExampleProgram program, String own) {
        Path directory = device.equals(ExampleProgram.JVM) ? output : program.generate(output);
        return new KernelUnit.Settings(device, directory, deadline.toSeconds(), own);
    }

    /**
     * Compares a result with plain Java's.
     *
     * @param example what is at fault if it is another
     * @throws DiagnosticException if it is another
     */
    static void check(String example, String what, Object result, Object expected) {
        if (!result.equals(expected)) {
            throw new DiagnosticException(
                    SourcePosition.of("arrow " + example),
                    what + " is " + result + ", and in plain Java it is " + expected
                            + "; this is an error of the example, please report it");
        }
    }
}

package dev.smi.apps.arrow;

import dev.smi.Smi;
import dev.smi.apps.command.DeviceOptions;
import dev.smi.arrow.Context;
import dev.smi.arrow.Kernel;
import dev.smi.arrow.Platform;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Where an example runs; a mixin of its command. */
final class ExampleOptions {

    @Option(
            names = "--device",
            paramLabel = "NAME",
            converter = DeviceOptions.DeviceName.class,
            defaultValue = "emulator",
            description = "What the kernel runs on: emulator, an emulated FPGA, which is meant if left out, or jvm, its"
                    + " twin in Java.")
    String device = "emulator";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "smi-out",
            description = "Where the program is generated; ${DEFAULT-VALUE} if left out.")
    Path output = Path.of("smi-out");

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long the kernel may take; ${DEFAULT-VALUE} if left out.")
    int seconds = 60;

    Smi open() {
        return Smi.alone(Map.of("device", device));
    }

    Duration deadline() {
        return Duration.ofSeconds(Math.max(1, seconds));
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
        try (Smi smi = open()) {
            Platform platform = program.open(smi, output);
            try (Context context = platform.context()) {
                batches.accept(context);
                return results.apply(context, Launch.run(context, deadline(), settings));
            }
        }
    }

    /**
     * What units on workers are told.
     *
     * @param own what only the example knows
     */
    KernelUnit.Settings settings(ExampleProgram program, String own) {
        Path directory = device.equals(ExampleProgram.JVM) ? output : program.generate(output);
        return new KernelUnit.Settings(device, directory, deadline().toSeconds(), own);
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

package dev.smi.emulator;

import dev.smi.emulator.compile.CompileVariant;
import dev.smi.emulator.compile.DeviceCompiler;
import dev.smi.emulator.compile.DeviceModule;
import dev.smi.emulator.compile.DeviceSources;
import dev.smi.emulator.machine.MachineImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Compiles small programs for tests. */
public final class TestPrograms {

    private static final DeviceCompiler COMPILER = new DeviceCompiler();

    private TestPrograms() {}

    /** A program of one file, {@code test.cl}. */
    public static DeviceModule compile(String source) {
        return compile(source, CompileVariant.PLAIN);
    }

    /** A program of one file, {@code test.cl}, compiled in a certain way. */
    public static DeviceModule compile(String source, CompileVariant variant) {
        return COMPILER.compile(
                new DeviceSources(
                        "test",
                        Map.of("test.cl", source.getBytes(StandardCharsets.UTF_8)),
                        Map.of(),
                        List.of(),
                        List.of("LIMIT=3")),
                variant);
    }

    /** A program of one file, ready to run. */
    public static MachineImage image(String source) {
        return MachineImage.of(compile(source));
    }
}

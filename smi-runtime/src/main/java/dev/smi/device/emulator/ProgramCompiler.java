package dev.smi.device.emulator;

import dev.smi.emulator.cache.CacheLocation;
import dev.smi.emulator.cache.ModuleCache;
import dev.smi.emulator.compile.DeviceCompiler;
import dev.smi.emulator.compile.DeviceSources;
import dev.smi.emulator.machine.MachineImage;
import dev.smi.model.io.BuildFile;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compiles programs, each once for all ranks of a JVM. For any thread. */
final class ProgramCompiler {

    private static final String HEADER = "smi.h";

    private final ModuleCache cache =
            ModuleCache.in(CacheLocation.of(System.getenv(), Path.of(System.getProperty("user.home"))), _ -> {});

    private final Map<Path, MachineImage> images = new HashMap<>();

    /**
     * A program, ready to run.
     *
     * @param directory where smi-codegen wrote it
     * @throws dev.smi.model.diagnostic.DiagnosticException if it cannot be read or compiled
     */
    synchronized MachineImage image(Path directory, String program) {
        return images.computeIfAbsent(directory, _ -> compile(directory, program));
    }

    /** Programs may change before they are loaded again. */
    synchronized void forget() {
        images.clear();
    }

    private MachineImage compile(Path directory, String program) {
        BuildFile build = BuildFile.read(directory);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String source : build.sources()) {
            files.put(source, TextFiles.readBytes(directory.resolve(source)));
        }
        Path header = directory.resolveSibling("include").resolve(HEADER);
        DeviceSources sources = new DeviceSources(
                program, files, Map.of(HEADER, TextFiles.readBytes(header)), build.includes(), build.definitions());
        return MachineImage.of(new DeviceCompiler(cache).compile(sources), cache);
    }
}

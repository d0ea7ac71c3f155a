package dev.smi.device.emulator;

import dev.smi.device.ProgramImage;
import dev.smi.emulator.cache.CacheLocation;
import dev.smi.emulator.cache.ModuleCache;
import dev.smi.emulator.compile.DeviceCompiler;
import dev.smi.emulator.compile.DeviceSources;
import dev.smi.emulator.machine.MachineImage;
import dev.smi.model.io.BuildFile;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
     * @throws dev.smi.model.diagnostic.DiagnosticException if it cannot be read or compiled
     */
    synchronized MachineImage image(ProgramImage program) {
        return images.computeIfAbsent(program.directory(), _ -> compile(program));
    }

    /** Programs may change before they are loaded again. */
    synchronized void forget() {
        images.clear();
    }

    private MachineImage compile(ProgramImage program) {
        BuildFile build = program.build();
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String source : build.sources()) {
            files.put(source, TextFiles.readBytes(program.directory().resolve(source)));
        }
        List<Path> includes = new ArrayList<>(build.includes());
        includes.add(program.directory()); // headers that were generated with it, wherever it is now
        Path header = program.directory().resolveSibling("include").resolve(HEADER);
        DeviceSources sources = new DeviceSources(
                program.name(), files, Map.of(HEADER, TextFiles.readBytes(header)), includes, build.definitions());
        return MachineImage.of(new DeviceCompiler(cache).compile(sources), cache);
    }
}

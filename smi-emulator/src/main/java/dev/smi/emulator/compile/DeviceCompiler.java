package dev.smi.emulator.compile;

import dev.smi.emulator.cache.CacheKey;
import dev.smi.emulator.cache.ModuleCache;
import dev.smi.emulator.compile.Compilation.Unit;
import dev.smi.model.diagnostic.DiagnosticException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.bytedeco.llvm.presets.LLVM;

/**
 * Compiles device code for the emulator: preprocess, replace channels, compile to intermediate representation, replace
 * what the back end does not know, add the built-in functions that are called, link to one WebAssembly module.
 * Everything happens in a directory of its own, which is removed. What was compiled before comes from a cache.
 * Thread-safe.
 */
public final class DeviceCompiler {

    /** What the module depends on besides the preprocessed text. */
    private static final List<Class<?>> STEPS = List.of(
            Compilation.class,
            ChannelLowering.class,
            ChannelUsers.class,
            KernelIr.class,
            PlaceMarks.class,
            PushFlushing.class,
            BuiltinCall.class,
            BuiltinNames.class,
            BuiltinSource.class,
            BuiltinAtomics.class,
            DeviceModuleFile.class,
            LlvmTools.class,
            LLVM.class);

    private final LlvmTools tools;
    private final ModuleCache cache;

    /** A compiler that compiles everything anew; unpacks LLVM's tools the first time. */
    public DeviceCompiler() {
        this(ModuleCache.none());
    }

    /** A compiler that keeps what it compiled; unpacks LLVM's tools the first time. */
    public DeviceCompiler(ModuleCache cache) {
        this.tools = LlvmTools.unpack();
        this.cache = cache;
    }

    /**
     * Compiles a program.
     *
     * @throws DiagnosticException if the device code does not compile, or calls functions that nobody has
     */
    public DeviceModule compile(DeviceSources sources) {
        return compile(sources, CompileVariant.PLAIN);
    }

    /**
     * Compiles a program in a certain way.
     *
     * @throws DiagnosticException if the device code does not compile, or calls functions that nobody has
     */
    public DeviceModule compile(DeviceSources sources, CompileVariant variant) {
        try (WorkDirectory work = WorkDirectory.create()) {
            Compilation compilation = new Compilation(tools, work.path(), sources, variant);
            List<Unit> units = compilation.preprocess();
            String key = key(units, variant);
            Optional<DeviceModule> known =
                    cache.get(key).flatMap(entry -> DeviceModuleFile.read(sources.program(), entry));
            if (known.isPresent()) {
                return known.get();
            }
            DeviceModule module = compilation.module(units);
            cache.put(key, DeviceModuleFile.write(module));
            return module;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compile program " + sources.program(), e);
        }
    }

    private static String key(List<Unit> units, CompileVariant variant) {
        CacheKey key = new CacheKey().add("module").add(variant.key()).add(Resources.text(Compilation.PRELUDE));
        STEPS.forEach(key::add);
        BuiltinSource.HEADERS.forEach(header -> key.add(Resources.text(header)));
        units.forEach(unit -> key.add(unit.name()).add(unit.text()));
        return key.hex();
    }
}

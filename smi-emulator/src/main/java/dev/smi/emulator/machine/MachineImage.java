package dev.smi.emulator.machine;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import dev.smi.emulator.cache.CacheKey;
import dev.smi.emulator.cache.ModuleCache;
import dev.smi.emulator.compile.DeviceModule;
import dev.smi.emulator.compile.KernelSignature;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A program as JVM code, for any number of FPGAs. Immutable. */
public final class MachineImage {

    private static final Map<String, HostCall.Function> FUNCTIONS = Stream.of(HostCall.Function.values())
            .collect(Collectors.toMap(f -> f.name().toLowerCase(Locale.ROOT), f -> f));

    private final DeviceModule device;
    private final WasmModule module;
    private final Function<Instance, Machine> machines;
    private final DirectLinker linker;
    private final StackSizes stackSizes;

    private MachineImage(DeviceModule device, WasmModule module, ModuleCache cache) {
        this.device = device;
        this.module = module;
        List<FunctionImport> imports = imports(module);
        this.linker = new DirectLinker(IntStream.range(0, imports.size())
                .boxed()
                .collect(Collectors.toMap(i -> i, i -> imports.get(i).name())));
        this.machines = compile(module, linker, cache, key(device));
        this.stackSizes = new StackSizes(module);
    }

    /** Turns a program into JVM code. */
    public static MachineImage of(DeviceModule device) {
        return of(device, ModuleCache.none());
    }

    /**
     * Turns a program into JVM code.
     *
     * @param cache keeps the code for the next time
     * @throws IllegalArgumentException if it calls functions that the emulator does not have
     */
    public static MachineImage of(DeviceModule device, ModuleCache cache) {
        WasmModule module = Parser.parse(device.wasm());
        for (FunctionImport function : imports(module)) {
            if (!FUNCTIONS.containsKey(function.name()) && !MathCall.isKnown(function.name())) {
                throw new IllegalArgumentException("program " + device.program() + " calls " + function.name()
                        + ", which the emulator does not have");
            }
        }
        return new MachineImage(device, module, cache);
    }

    private static String key(DeviceModule device) {
        return new CacheKey()
                .add("classes")
                .add(DirectLinker.class)
                .add(DirectCalls.class)
                .add(DeviceMath.class)
                .add(MachineFactoryCompiler.class)
                .add(device.wasm())
                .hex();
    }

    /** Compiles twice: the first time hands the classes to the linker, the second gets them back from it. */
    private static Function<Instance, Machine> compile(
            WasmModule module, DirectLinker linker, ModuleCache cache, String key) {
        MachineFactoryCompiler.Builder compiler = MachineFactoryCompiler.builder(module)
                .withInterpreterFallback(InterpreterFallback.SILENT)
                .withCache(linker);
        Optional<byte[]> known = cache.get(key);
        if (known.isPresent()) {
            linker.use(known.get());
        } else {
            compiler.compile();
            linker.linked().ifPresent(classes -> cache.put(key, classes));
        }
        return compiler.compile();
    }

    private static List<FunctionImport> imports(WasmModule module) {
        return IntStream.range(0, module.importSection().importCount())
                .mapToObj(module.importSection()::getImport)
                .filter(i -> i.importType() == ExternalType.FUNCTION)
                .map(FunctionImport.class::cast)
                .toList();
    }

    /** The program it was made of. */
    public DeviceModule device() {
        return device;
    }

    /** The names of all kernels, those of the transport layer included. */
    public List<String> kernelNames() {
        return device.kernels().stream().map(KernelSignature::name).toList();
    }

    WasmModule module() {
        return module;
    }

    Function<Instance, Machine> machines() {
        return machines;
    }

    List<FunctionImport> imports() {
        return imports(module);
    }

    /** What an imported function does for a kernel. */
    WasmFunctionHandle handle(String name, KernelHost host, DeviceMemory memory) {
        HostCall.Function function = FUNCTIONS.get(name);
        return function == null ? MathCall.of(name) : new HostCall(function, host, memory);
    }

    /** How many of the emulator's functions the program calls without the runtime in between. */
    int directCalls() {
        return linker.linkedCalls();
    }

    /** Bytes of stack that a call of an exported function needs at most. */
    int stackBytes(String export) {
        return stackSizes.of(export);
    }
}

package dev.smi.emulator.machine;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import dev.smi.emulator.compile.DeviceModule;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
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

    private MachineImage(DeviceModule device, WasmModule module) {
        this.device = device;
        this.module = module;
        List<FunctionImport> imports = imports(module);
        this.linker = new DirectLinker(IntStream.range(0, imports.size())
                .boxed()
                .collect(Collectors.toMap(i -> i, i -> imports.get(i).name())));
        this.machines = compile(module, linker);
        this.stackSizes = new StackSizes(module);
    }

    /**
     * Turns a program into JVM code.
     *
     * @throws DiagnosticException if it calls functions that neither it nor the emulator has
     */
    public static MachineImage of(DeviceModule device) {
        WasmModule module = Parser.parse(device.wasm());
        Diagnostics diagnostics = new Diagnostics();
        for (FunctionImport function : imports(module)) {
            if (!FUNCTIONS.containsKey(function.name())) {
                diagnostics.error(
                        SourcePosition.of(device.program()),
                        "the device code calls " + function.name() + ", which it does not define and the emulator does"
                                + " not have");
            }
        }
        diagnostics.throwIfErrors();
        return new MachineImage(device, module);
    }

    /** Compiles twice: the first time hands the classes to the linker, the second gets them back from it. */
    private static Function<Instance, Machine> compile(WasmModule module, DirectLinker linker) {
        MachineFactoryCompiler.Builder compiler = MachineFactoryCompiler.builder(module)
                .withInterpreterFallback(InterpreterFallback.SILENT)
                .withCache(linker);
        compiler.compile();
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

    WasmModule module() {
        return module;
    }

    Function<Instance, Machine> machines() {
        return machines;
    }

    List<FunctionImport> imports() {
        return imports(module);
    }

    HostCall.Function function(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name)).orElseThrow();
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

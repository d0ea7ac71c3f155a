package dev.smi.emulator.compile;

import dev.smi.emulator.compile.CompileVariant.Marks;
import dev.smi.emulator.compile.LlvmTools.ToolResult;
import dev.smi.emulator.compile.ProgramOrigins.DeclaredChannel;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.Diagnostic.Severity;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The steps from a program's sources to a module, in a directory of its own. Files that do not depend on each other are
 * worked on at once. One use; for one thread.
 */
final class Compilation {

    /** Included before preprocessed device code. */
    static final String PRELUDE = "intel-channels.h";

    /** OpenCL 2.0 with every extension; warnings about Intel's attributes and pragmas are nobody's business here. */
    static final List<String> LANGUAGE = List.of("-cl-std=CL2.0", "-Xclang", "-cl-ext=+all", "-w");

    private static final List<String> HOOKS =
            List.of("-DSMI_FAULT(...)=emu_fault(__VA_ARGS__)", "-DSMI_OPENED(...)=emu_opened(__VA_ARGS__)");

    private static final String BUILTINS = "builtins";

    private final LlvmTools tools;
    private final Path directory;
    private final DeviceSources sources;
    private final CompileVariant variant;

    Compilation(LlvmTools tools, Path directory, DeviceSources sources, CompileVariant variant) {
        this.tools = tools;
        this.directory = directory;
        this.sources = sources;
        this.variant = variant;
    }

    /**
     * A file of the program.
     *
     * @param number its place
     * @param name its name
     * @param text OpenCL C, preprocessed
     */
    record Unit(int number, String name, String text) {}

    /** All files, preprocessed: everything that the module depends on. */
    List<Unit> preprocess() throws IOException {
        for (Map.Entry<String, byte[]> header : sources.headers().entrySet()) {
            Files.write(directory.resolve(header.getKey()), header.getValue());
        }
        List<String> names = List.copyOf(sources.files().keySet());
        for (String name : names) {
            Files.write(directory.resolve(name), sources.files().get(name));
        }
        List<Integer> numbers = IntStream.range(0, names.size()).boxed().toList();
        return atOnce(numbers, number -> {
            clang(names.get(number), preprocessing(names.get(number), number + ".i"));
            return new Unit(number, names.get(number), read(number + ".i"));
        });
    }

    /** Compiles and links preprocessed files. */
    DeviceModule module(List<Unit> units) throws IOException {
        Files.writeString(directory.resolve(PRELUDE), Resources.text(PRELUDE));
        List<Compiled> files = atOnce(units, this::compile);
        List<KernelIr> compiled = files.stream().map(Compiled::ir).toList();
        List<String> objects = new ArrayList<>();
        units.forEach(unit -> objects.add(unit.number() + ".bc"));
        Map<String, BuiltinCall> builtins = builtins(units, compiled);
        if (!builtins.isEmpty()) {
            objects.add(compileBuiltins(builtins));
        }
        List<KernelSignature> kernels =
                compiled.stream().flatMap(ir -> ir.kernels().stream()).toList();
        link(units.size(), kernels, objects);
        return new DeviceModule(
                sources.program(),
                Files.readAllBytes(directory.resolve("program.wasm")),
                kernels,
                units.size(),
                origins(units, files, kernels));
    }

    private boolean isMarked() {
        return variant.marks() != Marks.NONE;
    }

    private static ProgramOrigins origins(List<Unit> units, List<Compiled> files, List<KernelSignature> kernels) {
        Map<Integer, SourcePosition> places = new HashMap<>();
        files.forEach(file -> places.putAll(file.places()));
        Map<String, SourcePosition> declared = new HashMap<>();
        units.forEach(unit -> declared.putAll(ChannelLowering.declarations(unit.text(), unit.name())));
        Map<String, SortedSet<String>> users = ChannelUsers.of(
                files.stream().map(Compiled::text).toList(),
                kernels.stream().map(KernelSignature::name).toList(),
                declared.keySet());
        Map<String, DeclaredChannel> channels = new HashMap<>();
        declared.forEach((name, position) ->
                channels.put(name, new DeclaredChannel(position, users.getOrDefault(name, new TreeSet<>()))));
        return new ProgramOrigins(places, channels);
    }

    /**
     * A file as intermediate representation.
     *
     * @param places places that it notes
     */
    private record Compiled(String text, KernelIr ir, Map<Integer, SourcePosition> places) {}

    private Compiled compile(Unit unit) {
        String number = Integer.toString(unit.number());
        write(number + ".cl", ChannelLowering.lower(unit.text(), unit.number()));
        clang(unit.name(), compilation(number + ".cl", number + ".ll"));
        String text = PushFlushing.flushed(read(number + ".ll"), variant.flushedPorts());
        PlaceMarks marks = new PlaceMarks(variant.marks(), unit.number());
        if (isMarked()) {
            text = marks.marked(text);
        }
        KernelIr ir = new KernelIr(text);
        write(number + ".lowered.ll", ir.lowered());
        clang(
                unit.name(),
                List.of("-x", "ir", "-O2", "-c", "-emit-llvm", number + ".lowered.ll", "-o", number + ".bc", "-w"));
        return new Compiled(text, ir, marks.places());
    }

    /** OpenCL's own header is left to the compilation, which would otherwise read it twice. */
    private List<String> preprocessing(String input, String output) {
        List<String> arguments = new ArrayList<>(List.of("-E", "-x", "cl", "-cl-no-stdinc", "-I."));
        arguments.addAll(LANGUAGE);
        arguments.addAll(HOOKS);
        sources.includes().forEach(include -> arguments.add("-I" + include.toAbsolutePath()));
        sources.definitions().forEach(definition -> arguments.add("-D" + definition));
        arguments.addAll(List.of(input, "-o", output));
        return arguments;
    }

    /**
     * Optimization is left to the next step, which knows more about the emulator's functions. It must not make
     * {@code puts} of a {@code printf} that prints a line, as it would in C: a device has none.
     */
    private List<String> compilation(String input, String output) {
        List<String> arguments =
                new ArrayList<>(List.of("-x", "cl", "-S", "-emit-llvm", "-O2", "-Xclang", "-disable-llvm-passes"));
        arguments.addAll(LANGUAGE);
        arguments.add("-fno-builtin-printf");
        if (isMarked()) {
            arguments.add("-gline-tables-only");
        }
        arguments.addAll(List.of("-mbulk-memory", "-cl-kernel-arg-info", "-include", PRELUDE, input, "-o", output));
        return arguments;
    }

    /**
     * The built-in functions that the program calls, by symbol.
     *
     * @throws DiagnosticException if it calls functions that nobody has
     */
    private static Map<String, BuiltinCall> builtins(List<Unit> units, List<KernelIr> compiled) {
        Set<String> defined = new HashSet<>();
        compiled.forEach(ir -> defined.addAll(ir.definitions()));
        Map<String, BuiltinCall> builtins = new LinkedHashMap<>();
        List<Diagnostic> faults = new ArrayList<>();
        for (Unit unit : units) {
            compiled.get(unit.number()).declarations().forEach((symbol, declaration) -> {
                BuiltinCall call = BuiltinCall.ofDeclaration(declaration)
                        .filter(BuiltinSource::has)
                        .orElse(null);
                if (call != null) {
                    builtins.put(symbol, call);
                } else if (!defined.contains(symbol) && !HostFunctions.NAMES.contains(symbol)) {
                    faults.add(missing(unit, symbol));
                }
            });
        }
        if (!faults.isEmpty()) {
            throw new DiagnosticException(faults);
        }
        return builtins;
    }

    private static Diagnostic missing(Unit unit, String symbol) {
        boolean isBuiltin = symbol.startsWith("_Z");
        String name = MangledName.parse(symbol).map(MangledName::function).orElse(symbol);
        String message = isBuiltin
                ? "the emulator does not have the built-in function " + name + " for these arguments; docs/emulator.md"
                        + " lists what it has"
                : "function " + name + " is called, but no source of the program defines it";
        return new Diagnostic(SourceLines.firstCall(unit.text(), name, unit.name()), Severity.ERROR, message);
    }

    private String compileBuiltins(Map<String, BuiltinCall> builtins) {
        for (String header : BuiltinSource.HEADERS) {
            write(header, Resources.text(header));
        }
        write(BUILTINS + ".cl", BuiltinSource.text(builtins.values()));
        List<String> arguments = new ArrayList<>(List.of("-x", "cl", "-S", "-emit-llvm", "-O2", "-mbulk-memory"));
        arguments.addAll(LANGUAGE);
        arguments.addAll(List.of("-I.", BUILTINS + ".cl", "-o", BUILTINS + ".ll"));
        clang(BUILTINS + ".cl", arguments);
        write(BUILTINS + ".lowered.ll", new KernelIr(read(BUILTINS + ".ll")).lowered());
        clang(
                BUILTINS + ".cl",
                List.of("-x", "ir", "-c", "-emit-llvm", BUILTINS + ".lowered.ll", "-o", BUILTINS + ".bc", "-w"));
        return BUILTINS + ".bc";
    }

    private void link(int files, List<KernelSignature> kernels, List<String> objects) {
        List<String> arguments = new ArrayList<>(List.of(
                "--no-entry",
                "--allow-undefined",
                "--lto-O2",
                "-O2",
                "-z",
                "stack-size=16",
                "--export=__heap_base",
                "--export=__stack_pointer"));
        IntStream.range(0, files).forEach(i -> arguments.add("--export=" + ChannelLowering.INIT_PREFIX + i));
        kernels.forEach(k -> arguments.add("--export=" + KernelIr.ENTRY_PREFIX + k.name()));
        arguments.addAll(objects);
        arguments.addAll(List.of("-o", "program.wasm"));
        check(sources.program(), tools.link(directory, arguments));
    }

    private void clang(String name, List<String> arguments) {
        check(name, tools.clang(directory, arguments));
    }

    private static void check(String name, ToolResult result) {
        if (result.status() != 0) {
            throw new DiagnosticException(ToolErrors.diagnostics(name, result.errors()));
        }
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void write(String file, String text) {
        try {
            Files.writeString(directory.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The results in order; faults of all files are reported together. */
    private static <A, B> List<B> atOnce(List<A> inputs, Function<A, B> work) {
        record Result<B>(List<B> value, List<Diagnostic> faults) {}
        List<Result<B>> results = inputs.parallelStream()
                .map(input -> {
                    try {
                        return new Result<>(List.of(work.apply(input)), List.<Diagnostic>of());
                    } catch (DiagnosticException e) {
                        return new Result<B>(List.of(), e.diagnostics());
                    }
                })
                .toList();
        List<Diagnostic> faults =
                results.stream().flatMap(result -> result.faults().stream()).toList();
        if (!faults.isEmpty()) {
            throw new DiagnosticException(faults);
        }
        return results.stream()
                .flatMap(result -> Stream.of(result.value().getFirst()))
                .toList();
    }
}

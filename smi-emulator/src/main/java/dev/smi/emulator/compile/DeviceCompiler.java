package dev.smi.emulator.compile;

import dev.smi.emulator.compile.LlvmTools.ToolResult;
import dev.smi.model.diagnostic.DiagnosticException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compiles device code for the emulator: preprocess, replace channels, compile to intermediate representation, replace
 * what the back end does not know, link to one WebAssembly module. Everything happens in a directory of its own, which
 * is removed. Thread-safe.
 */
public final class DeviceCompiler {

    private static final String PRELUDE = "intel-channels.h";

    /** OpenCL 2.0 with every extension; warnings about Intel's attributes and pragmas are nobody's business here. */
    private static final List<String> LANGUAGE = List.of("-cl-std=CL2.0", "-Xclang", "-cl-ext=+all", "-w");

    private static final List<String> HOOKS =
            List.of("-DSMI_FAULT(...)=emu_fault(__VA_ARGS__)", "-DSMI_OPENED(...)=emu_opened(__VA_ARGS__)");

    private final LlvmTools tools;

    /** A compiler; unpacks LLVM's tools the first time. */
    public DeviceCompiler() {
        this.tools = LlvmTools.unpack();
    }

    /**
     * Compiles a program.
     *
     * @throws DiagnosticException if the device code does not compile
     */
    public DeviceModule compile(DeviceSources sources) {
        try (WorkDirectory work = WorkDirectory.create()) {
            return new Compilation(work.path(), sources).run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compile program " + sources.program(), e);
        }
    }

    private final class Compilation {

        private final Path directory;
        private final DeviceSources sources;
        private final List<KernelSignature> kernels = new ArrayList<>();

        Compilation(Path directory, DeviceSources sources) {
            this.directory = directory;
            this.sources = sources;
        }

        DeviceModule run() throws IOException {
            for (Map.Entry<String, byte[]> header : sources.headers().entrySet()) {
                Files.write(directory.resolve(header.getKey()), header.getValue());
            }
            Files.write(directory.resolve(PRELUDE), resource(PRELUDE));
            int number = 0;
            for (Map.Entry<String, byte[]> file : sources.files().entrySet()) {
                compile(number++, file.getKey(), file.getValue());
            }
            link(number);
            return new DeviceModule(
                    sources.program(), Files.readAllBytes(directory.resolve("program.wasm")), kernels, number);
        }

        private void compile(int number, String name, byte[] content) throws IOException {
            Files.write(directory.resolve(name), content);
            clang(name, preprocessing(name, number + ".i"));
            String lowered = ChannelLowering.lower(Files.readString(directory.resolve(number + ".i")), number);
            Files.writeString(directory.resolve(number + ".cl"), lowered);
            clang(name, compilation(number + ".cl", number + ".ll"));
            KernelIr ir = new KernelIr(Files.readString(directory.resolve(number + ".ll")));
            kernels.addAll(ir.kernels());
            Files.writeString(directory.resolve(number + ".lowered.ll"), ir.lowered());
            clang(
                    name,
                    List.of("-x", "ir", "-O2", "-c", "-emit-llvm", number + ".lowered.ll", "-o", number + ".bc", "-w"));
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

        /** Optimization is left to the next step, which knows more about the emulator's functions. */
        private static List<String> compilation(String input, String output) {
            List<String> arguments =
                    new ArrayList<>(List.of("-x", "cl", "-S", "-emit-llvm", "-O2", "-Xclang", "-disable-llvm-passes"));
            arguments.addAll(LANGUAGE);
            arguments.addAll(List.of("-mbulk-memory", "-cl-kernel-arg-info", "-include", PRELUDE, input, "-o", output));
            return arguments;
        }

        private void clang(String name, List<String> arguments) {
            check(name, tools.clang(directory, arguments));
        }

        private void link(int files) {
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
            IntStream.range(0, files).forEach(i -> arguments.add(i + ".bc"));
            arguments.addAll(List.of("-o", "program.wasm"));
            check(sources.program(), tools.link(directory, arguments));
        }

        private void check(String name, ToolResult result) {
            if (result.status() != 0) {
                throw new DiagnosticException(ToolErrors.diagnostics(name, result.errors()));
            }
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = DeviceCompiler.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar of smi-emulator");
            }
            return in.readAllBytes();
        }
    }
}

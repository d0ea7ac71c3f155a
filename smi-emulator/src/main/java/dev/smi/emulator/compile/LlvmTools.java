package dev.smi.emulator.compile;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.llvm.presets.LLVM;

/**
 * Clang and the linker for WebAssembly, from the LLVM that Bytedeco packages. They are unpacked once per user, into
 * JavaCPP's cache. Thread-safe.
 */
final class LlvmTools {

    private static final long DEADLINE_SECONDS = 120;

    /** Where Clang's own headers are, beside the tools. */
    private static final String RESOURCES = "lib/clang/20";

    private static final String LIBRARY_VERSION = ".20.1";

    private final Path clang;
    private final Path linker;
    private final Path resources;

    private LlvmTools(Path clang, Path linker, Path resources) {
        this.clang = clang;
        this.linker = linker;
        this.resources = resources;
    }

    /**
     * Unpacks the tools if that was not done before.
     *
     * @throws UncheckedIOException if they cannot be unpacked
     * @throws IllegalStateException if they are not on the class path, or not for this platform
     */
    static LlvmTools unpack() {
        try {
            Path clang = unpack("clang");
            Path linker = unpack("lld");
            for (Path tool : List.of(clang, linker)) {
                if (!Files.isExecutable(tool) && !tool.toFile().setExecutable(true)) {
                    throw new IOException("cannot make " + tool + " executable");
                }
            }
            for (String library : List.of("libLLVM.so", "libclang-cpp.so")) {
                link(unpack(library));
            }
            unpack(RESOURCES + "/include/opencl-c-base.h");
            return new LlvmTools(clang, linker, clang.resolveSibling(RESOURCES));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack LLVM's tools", e);
        }
    }

    private static Path unpack(String name) throws IOException {
        String resource = "/org/bytedeco/llvm/" + Loader.getPlatform() + "/" + name;
        File file = Loader.cacheResource(LLVM.class, resource);
        if (file == null) {
            throw new IllegalStateException(resource + " is on no class path; is " + Loader.getPlatform()
                    + " one of the supported platforms (linux-x86_64)?");
        }
        return file.toPath();
    }

    /**
     * The tools ask for libraries with a version in their names, which the jar does not have (Bytedeco llvm
     * 20.1.7-1.5.12).
     */
    private static void link(Path library) throws IOException {
        Path versioned = library.resolveSibling(library.getFileName() + LIBRARY_VERSION);
        if (!Files.exists(versioned)) {
            try {
                Files.createSymbolicLink(versioned, library.getFileName());
            } catch (FileAlreadyExistsException _) {
                // another process made it meanwhile
            }
        }
    }

    /** Runs Clang on OpenCL C or LLVM's intermediate representation. */
    ToolResult clang(Path directory, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                clang.toString(), "--target=wasm32", "-resource-dir", resources.toString(), "-fno-color-diagnostics"));
        command.addAll(arguments);
        return run(directory, command);
    }

    /** Links WebAssembly objects. */
    ToolResult link(Path directory, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(linker.toString(), "-flavor", "wasm"));
        command.addAll(arguments);
        return run(directory, command);
    }

    /**
     * How a tool ended.
     *
     * @param status exit status
     * @param errors what it wrote to standard error
     */
    record ToolResult(int status, String errors) {}

    private static ToolResult run(Path directory, List<String> command) {
        try {
            Path errors = Files.createTempFile(directory, "tool", ".err");
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(errors.toFile())
                    .start();
            try {
                boolean isDone = process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
                return isDone
                        ? new ToolResult(process.exitValue(), Files.readString(errors))
                        : new ToolResult(-1, command.getFirst() + " took more than " + DEADLINE_SECONDS + " seconds");
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.getFirst() + " ran", e);
        }
    }
}

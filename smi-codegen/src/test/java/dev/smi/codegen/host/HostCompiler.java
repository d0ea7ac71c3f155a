package dev.smi.codegen.host;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.llvm.presets.LLVM;

/** Compilers for host code: Clang, which is always there but has no C library, and the machine's, if it has one. */
final class HostCompiler {

    /** The OpenCL that runs nothing. */
    static final Path OPENCL = Path.of("src/test/resources/host");

    private static final List<String> STRICT = List.of(
            "-Wall",
            "-Wextra",
            "-Werror",
            "-pedantic",
            "-Wshadow",
            "-Wconversion",
            "-Wundef",
            "-Wwrite-strings",
            "-I",
            OPENCL.resolve("opencl").toString());

    private static final long DEADLINE_SECONDS = 120;

    private HostCompiler() {}

    /**
     * How a command ended.
     *
     * @param output what it printed, to standard output or standard error
     */
    record Result(int status, String output) {}

    /** Has Clang check a C or C++ file that only needs OpenCL and a few declarations of the C library. */
    static Result check(String standard, Path file) {
        List<String> command = new ArrayList<>(List.of(
                clang().toString(),
                "--target=x86_64-linux-gnu",
                "-x",
                standard.startsWith("c++") ? "c++" : "c",
                "-std=" + standard,
                "-fsyntax-only",
                "-nostdinc",
                "-isystem",
                OPENCL.resolve("libc").toString()));
        command.addAll(STRICT);
        command.add(file.toString());
        return run(command);
    }

    /** The machine's C compiler, or empty. */
    static Optional<Path> machineCompiler(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Compiles and links with the machine's compiler. */
    static Result build(Path compiler, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(compiler.toString(), "-O1"));
        command.addAll(STRICT);
        command.addAll(arguments);
        return run(command);
    }

    /** Runs a command to its end. */
    static Result run(List<String> command) {
        try {
            Path output = Files.createTempFile("smi-host", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException(
                            command.getFirst() + " took more than " + DEADLINE_SECONDS + " seconds");
                }
                return new Result(process.exitValue(), Files.readString(output));
            } finally {
                process.destroyForcibly();
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.getFirst() + " ran", e);
        }
    }

    private static Path clang() {
        Path clang = unpack("clang");
        for (String library : List.of("libLLVM.so", "libclang-cpp.so")) {
            Path file = unpack(library);
            // asked for with a version that the jar does not have (Bytedeco llvm 20.1.7-1.5.12)
            Path versioned = file.resolveSibling(library + ".20.1");
            try {
                if (!Files.exists(versioned)) {
                    Files.createSymbolicLink(versioned, file.getFileName());
                }
            } catch (FileAlreadyExistsException _) {
                // another process made it meanwhile
            } catch (IOException e) {
                throw new UncheckedIOException("cannot link " + versioned, e);
            }
        }
        if (!Files.isExecutable(clang) && !clang.toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make " + clang + " executable");
        }
        return clang;
    }

    private static Path unpack(String name) {
        try {
            // whole directories of headers include each other
            String resource = "/org/bytedeco/llvm/" + Loader.getPlatform() + "/" + name;
            File file = Loader.cacheResource(LLVM.class, resource);
            if (file == null) {
                throw new IllegalStateException(resource + " is on no class path");
            }
            return file.toPath();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + name, e);
        }
    }
}

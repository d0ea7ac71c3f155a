package dev.smi.emulator.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.llvm.presets.LLVM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every function that Clang declares for OpenCL C is there, but for those that docs/emulator.md names. */
@Timeout(120)
class BuiltinCoverageTest {

    private static final String INCLUDE = "/org/bytedeco/llvm/" + Loader.getPlatform() + "/lib/clang/20/include/";
    private static final Pattern PROTOTYPE = Pattern.compile(
            "^([a-z_0-9]+) __attribute__\\(\\(overloadable\\)\\)[^;]*?\\b([a-z_0-9A-Z]+)\\(([^()]*)\\);");

    /** Other devices' extensions, and types that no kernel here can have. */
    private static final Pattern FOREIGN =
            Pattern.compile("\\b(half\\d*|image\\w*|\\w+_image\\w*|sampler_t|intel_\\w+|amd_\\w+|reserve_id_t|queue_t"
                    + "|clk_event_t|ndrange_t)\\b");

    private static final String NOT_A_TYPE =
            "(?!(?:u?(?:char|short|int|long)|float|double|half)\\d*$|\\w+_t$|memory_|atomic_)\\w+";

    /** What docs/emulator.md says is not there. */
    private static final Set<String> MISSING = Set.of(
            "sub_group_scan_exclusive_max",
            "sub_group_scan_exclusive_min",
            "work_group_scan_exclusive_max",
            "work_group_scan_exclusive_min");

    private static final Pattern HALF_POINTER = Pattern.compile("^(?!.*\\bhalf\\d* ?(?![ *])).*\\bhalf \\*");

    private static final Set<String> HALF_IN_MEMORY = Set.of("vload", "vstore");

    @TempDir
    Path directory;

    @Test
    void shouldHaveEveryFunctionThatClangDeclares() throws IOException {
        LlvmTools tools = LlvmTools.unpack();
        List<String> prototypes = prototypes(tools);
        assertThat(prototypes).hasSizeGreaterThan(9000);
        Files.writeString(directory.resolve("calls.cl"), callers(prototypes));
        List<String> compile = new ArrayList<>(List.of(
                "-x",
                "cl",
                "-S",
                "-emit-llvm",
                "-O1",
                "-Xclang",
                "-disable-llvm-passes",
                "calls.cl",
                "-o",
                "calls.ll"));
        compile.addAll(Compilation.LANGUAGE);
        assertThat(tools.clang(directory, compile).errors()).isEmpty();
        Collection<String> declarations = new KernelIr(Files.readString(directory.resolve("calls.ll")))
                .declarations()
                .values();
        assertThat(declarations).hasSizeGreaterThan(8000);
        Set<String> missing = new TreeSet<>();
        List<BuiltinCall> calls = new ArrayList<>();
        for (String declaration : declarations) {
            BuiltinCall call = BuiltinCall.ofDeclaration(declaration).orElse(null);
            if (call != null && BuiltinSource.has(call)) {
                calls.add(call);
            } else {
                missing.add(call == null ? declaration : call.toString());
            }
        }
        assertThat(missing).isEqualTo(new TreeSet<>(MISSING));
        shouldCompile(tools, calls);
    }

    private void shouldCompile(LlvmTools tools, List<BuiltinCall> calls) throws IOException {
        for (String header : BuiltinSource.HEADERS) {
            Files.writeString(directory.resolve(header), Resources.text(header));
        }
        Files.writeString(directory.resolve("all.cl"), BuiltinSource.text(calls));
        List<String> compile = new ArrayList<>(List.of("-x", "cl", "-fsyntax-only", "-I.", "all.cl"));
        compile.addAll(Compilation.LANGUAGE);
        assertThat(tools.clang(directory, compile).errors()).isEmpty();
    }

    private List<String> prototypes(LlvmTools tools) throws IOException {
        for (String header : List.of("opencl-c.h", "opencl-c-base.h")) {
            try (InputStream in = LLVM.class.getResourceAsStream(INCLUDE + header)) {
                Files.write(directory.resolve(header), in.readAllBytes());
            }
        }
        Files.writeString(directory.resolve("none.cl"), "");
        List<String> preprocess = new ArrayList<>(
                List.of("-E", "-x", "cl", "-cl-no-stdinc", "-include", "opencl-c-base.h", "-include", "opencl-c.h"));
        preprocess.addAll(Compilation.LANGUAGE);
        preprocess.addAll(List.of("-I.", "none.cl", "-o", "all.i"));
        assertThat(tools.clang(directory, preprocess).errors()).isEmpty();
        return Files.readString(directory.resolve("all.i"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> PROTOTYPE.matcher(line).find())
                .filter(line -> isOurs(line))
                .toList();
    }

    private static boolean isOurs(String line) {
        Matcher prototype = PROTOTYPE.matcher(line);
        prototype.find();
        boolean isHalfInMemory = HALF_IN_MEMORY.stream().anyMatch(prototype.group(2)::startsWith)
                && !FOREIGN.matcher(prototype.group(1)).find()
                && HALF_POINTER.matcher(prototype.group(3)).find();
        return isHalfInMemory
                || !FOREIGN.matcher(line).find() && !prototype.group(2).startsWith("intel_");
    }

    /** A function for each, which calls it with what it is given. */
    private static String callers(List<String> prototypes) {
        StringBuilder text = new StringBuilder("#pragma OPENCL EXTENSION all : enable\n");
        int number = 0;
        for (String line : prototypes) {
            Matcher prototype = PROTOTYPE.matcher(line);
            prototype.find();
            List<String> types =
                    prototype.group(3).isBlank() || prototype.group(3).equals("void")
                            ? List.of()
                            : List.of(prototype.group(3).split(","));
            List<String> parameters = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (String type : types) {
                names.add("a" + names.size());
                parameters.add(parameter(type.strip()) + " " + names.getLast());
            }
            String call = prototype.group(2) + "(" + String.join(", ", names) + ")";
            text.append(prototype.group(1) + " f" + number++ + "("
                    + parameters.stream().collect(Collectors.joining(", ")) + ") { "
                    + (prototype.group(1).equals("void") ? call : "return " + call) + "; }\n");
        }
        return text.toString();
    }

    /** The type of a parameter, without a name that it may have. */
    private static String parameter(String declared) {
        return declared.replaceFirst("(?<=[ *])" + NOT_A_TYPE + "$", "");
    }
}

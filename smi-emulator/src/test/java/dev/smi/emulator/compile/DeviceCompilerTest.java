package dev.smi.emulator.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.emulator.TestPrograms;
import dev.smi.emulator.cache.ModuleCache;
import dev.smi.model.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceCompilerTest {

    @Test
    void shouldKnowTheKernelsOfAProgram() {
        DeviceModule module = TestPrograms.compile("""
                typedef struct { int a[40]; } big;
                __attribute__((max_global_work_dim(0)))
                kernel void first(__global volatile const float *restrict in, __global uchar *out, const double4 v, big b) {
                    out[0] = in[0] + v.x + b.a[39];
                }
                __kernel void second(void) {}
                """);

        assertThat(module.kernels())
                .extracting(KernelSignature::toString)
                .containsExactly("first(float* in, uchar* out, double4 v, big b)", "second()");
        assertThat(module.kernel("third")).isEmpty();
    }

    @Test
    void shouldPointAtTheFaultInTheUsersLine() {
        assertThatThrownBy(() -> TestPrograms.compile(
                        "channel int a;\n#line 40 \"mine.cl\"\n__kernel void k() {\n  int x = y;\n}\n"))
                .isInstanceOf(DiagnosticException.class)
                .hasMessage("mine.cl:41:11: error: use of undeclared identifier 'y'");
    }

    @Test
    void shouldDefineMacros() {
        assertThatThrownBy(() -> TestPrograms.compile("#if LIMIT == 3\n#error three\n#endif\n"))
                .hasMessage("test.cl:2:2: error: three");
    }

    @Test
    void shouldReportAFunctionThatNobodyHas() {
        assertThatThrownBy(() ->
                        TestPrograms.image("int helper(int);\n__kernel void k(__global int *a) { a[0] = helper(1); }"))
                .hasMessage("test.cl:2:43: error: function helper is called, but no source of the program defines it");
    }

    @Test
    void shouldReportABuiltInFunctionThatTheEmulatorDoesNotHave() {
        String source = "#pragma OPENCL EXTENSION cl_khr_fp16 : enable\n"
                + "__kernel void k(__global half *a) {\n  a[0] = exp(a[1]);\n}";

        assertThatThrownBy(() -> TestPrograms.compile(source))
                .hasMessageStartingWith(
                        "test.cl:3:10: error: the emulator does not have the built-in function exp for these arguments");
    }

    @Test
    void shouldLinkFilesThatShareNamesAndCallEachOther(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("shared.h"), "int twice(int);\n");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "a.cl",
                "#include \"shared.h\"\nstatic int f(int x) { return 2 * x; }\nint twice(int x) { return f(x); }\nkernel void a() {}"
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "b.cl",
                "#include \"shared.h\"\nstatic int f(int x) { return x; }\nkernel void b(global int *o) { o[0] = twice(f(4)); }"
                        .getBytes(StandardCharsets.UTF_8));

        DeviceModule module =
                new DeviceCompiler().compile(new DeviceSources("two", files, Map.of(), List.of(directory), List.of()));

        assertThat(module.kernels()).extracting(KernelSignature::name).containsExactly("a", "b");
        assertThat(module.registrations()).isEqualTo(2);
    }

    @Test
    void shouldReportAKernelThatIsThereTwice() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.cl", "kernel void k() {}".getBytes(StandardCharsets.UTF_8));
        files.put("b.cl", "kernel void k() {}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() ->
                        new DeviceCompiler().compile(new DeviceSources("two", files, Map.of(), List.of(), List.of())))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("two: error:")
                .hasMessageContaining("k");
    }

    @Test
    void shouldTakeFromTheCacheWhatItCompiledBefore(@TempDir Path directory) {
        DeviceSources sources = sources("kernel void k(const float2 x, global int *o) { o[0] = (int)sin(x.x); }");
        DeviceModule first = new DeviceCompiler(ModuleCache.in(directory, _ -> {})).compile(sources);
        ModuleCache cache = ModuleCache.in(directory, _ -> {});

        DeviceModule second = new DeviceCompiler(cache).compile(sources);
        new DeviceCompiler(cache).compile(sources("kernel void k(const float2 x, global int *o) { o[0] = 2; }"));

        assertThat(second.wasm()).isEqualTo(first.wasm());
        assertThat(second.kernels()).isEqualTo(first.kernels());
        assertThat(second.registrations()).isEqualTo(first.registrations());
        assertThat(cache.hits()).isOne();
        assertThat(cache.misses()).isOne();
    }

    private static DeviceSources sources(String text) {
        return new DeviceSources(
                "one", Map.of("one.cl", text.getBytes(StandardCharsets.UTF_8)), Map.of(), List.of(), List.of());
    }
}

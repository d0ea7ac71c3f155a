package dev.smi.emulator.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.emulator.TestPrograms;
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
                .hasMessage(
                        "test: error: the device code calls helper, which it does not define and the emulator does not have");
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
}

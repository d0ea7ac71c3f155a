package dev.smi.codegen.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smi.codegen.CodeGenerator;
import dev.smi.codegen.CodegenOptions;
import dev.smi.codegen.GeneratedProgram;
import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host program in docs/build-for-hardware.md, on an OpenCL that runs nothing. Needs compilers on the machine. */
class GuideTest {

    private static final Path GUIDE = Path.of("../docs/build-for-hardware.md");

    private static final String BEGIN = "```cpp\n";

    @TempDir
    Path directory;

    @BeforeEach
    void build() {
        Optional<Path> c = HostCompiler.machineCompiler("cc");
        Optional<Path> cpp = HostCompiler.machineCompiler("c++");
        assumeTrue(c.isPresent() && cpp.isPresent(), "no C and C++ compilers (cc, c++) on the PATH");
        String guide = TextFiles.read(GUIDE);
        int begin = guide.indexOf(BEGIN) + BEGIN.length();
        TextFiles.write(directory.resolve("host.cpp"), guide.substring(begin, guide.indexOf("```", begin)));
        TextFiles.write(directory.resolve("smi_generated_host.h"), header());
        String opencl = HostCompiler.OPENCL.resolve("fake_opencl.c").toString();
        compile(c.get(), "-std=c99", "-c", opencl, "-o", directory.resolve("opencl.o"));
        compile(
                cpp.get(),
                "-std=c++11",
                "-I" + directory,
                directory.resolve("host.cpp"),
                directory.resolve("opencl.o"),
                "-o",
                directory.resolve("host"));
    }

    private static String header() {
        CodeGenerator generator = new CodeGenerator(CodegenOptions.DEFAULT);
        List<GeneratedProgram> programs = generator.generate(List.of(new ProgramSources(
                "quickstart", List.of(Path.of("../apps/quickstart/quickstart.cl")), Preprocessing.NONE)));
        return generator.hostHeader(programs);
    }

    private static void compile(Path compiler, Object... arguments) {
        HostCompiler.Result result = HostCompiler.build(
                compiler, List.of(arguments).stream().map(Object::toString).toList());
        assertThat(result.output()).isEmpty();
        assertThat(result.status()).isZero();
    }

    private HostCompiler.Result run(int rank) {
        TextFiles.writeBytes(directory.resolve("app.aocx"), new byte[] {7, 8, 9});
        for (int cable = 0; cable < CodegenOptions.DEFAULT_CABLES; cable++) {
            TextFiles.writeBytes(directory.resolve("cks-rank" + rank + "-channel" + cable), new byte[] {1, 2, 0});
            TextFiles.writeBytes(directory.resolve("ckr-rank" + rank + "-channel" + cable), new byte[] {4, 5});
        }
        return HostCompiler.run(new ArrayList<>(List.of(
                directory.resolve("host").toString(),
                directory.resolve("app.aocx").toString(),
                directory.toString(),
                String.valueOf(rank),
                "3")));
    }

    @Test
    void shouldSendFromRankZero() {
        HostCompiler.Result result = run(0);

        assertThat(result.output())
                .startsWith("binary of 3 bytes, first 7\nsmi_kernel_cks_0 [1 2 0] 3\n")
                .contains("smi_kernel_ckr_3 [4 5] 0\nsender (1024,0) (1,0) (0,3)\n")
                .endsWith("rank 0 of 3: 0 wrong; enter when all ranks are done\n0 alive\n");
        assertThat(result.status()).isZero();
    }

    @Test
    void shouldNoticeThatNothingWasReceived() {
        HostCompiler.Result result = run(1);

        // a buffer of an OpenCL that runs nothing is zero, and so is the first of the numbers
        assertThat(result.output())
                .containsPattern("receiver \\[0 [0 ]+\\.\\.\\.\\] \\(1024,0\\) \\(0,0\\) \\(1,3\\)\n")
                .endsWith("rank 1 of 3: 1023 wrong; enter when all ranks are done\n0 alive\n");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void shouldOnlyForwardOnOtherRanks() {
        HostCompiler.Result result = run(2);

        assertThat(result.output()).doesNotContain("sender").doesNotContain("receiver");
        assertThat(result.status()).isZero();
    }
}

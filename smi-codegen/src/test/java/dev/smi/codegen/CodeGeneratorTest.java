package dev.smi.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.hls.Target;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FlowControl;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeGeneratorTest {

    @TempDir
    Path directory;

    private Path source(String name, String... kernels) {
        Path file = directory.resolve(name);
        TextFiles.write(file, "#include <smi.h>\n" + String.join("\n", kernels) + "\n");
        return file;
    }

    private static String open(String kernel, String call, int port, String type) {
        return "__kernel void " + kernel + "(SMI_Comm comm) { SMI_Channel c = SMI_Open_" + call + "_channel(1, " + type
                + ", 0, " + port + ", comm); }";
    }

    private static GeneratedProgram generate(Path... sources) {
        return new CodeGenerator(CodegenOptions.DEFAULT)
                .generate(new ProgramSources("app", List.of(sources), Preprocessing.NONE));
    }

    @Test
    void shouldPutAllSourcesIntoOneProgram() {
        GeneratedProgram program = generate(
                source("a.cl", open("a", "send", 0, "SMI_INT")), source("b.cl", open("b", "receive", 3, "SMI_FLOAT")));

        assertThat(program.description().operations()).hasSize(2);
        assertThat(program.sources()).extracting(s -> s.name()).containsExactly("a.cl", "b.cl");
        assertThat(program.deviceSource()).contains("SMI_Push_0_int").contains("SMI_Pop_3_float");
    }

    @Test
    void shouldLetOneKernelOpenAChannelAgainAndAgain() {
        Path file = source(
                "a.cl",
                "__kernel void k(int n, SMI_Comm comm) { for (int i = 0; i < n; i++) {"
                        + " SMI_Channel c = SMI_Open_send_channel(1, SMI_INT, 0, 0, comm); }"
                        + " SMI_Channel d = SMI_Open_send_channel(1, SMI_INT, 1, 0, comm); }");

        assertThat(generate(file).description().operations()).hasSize(1);
    }

    @Test
    void shouldRejectAReductionWhoseWindowFitsNoFpga() {
        Path file = source(
                "a.cl",
                "__kernel void k(SMI_Comm comm) { SMI_RChannel c ="
                        + " SMI_Open_reduce_channel_ad(1, SMI_INT, SMI_ADD, 0, 0, comm, 440000); }");

        CodegenOptions options =
                new CodegenOptions(Target.INTEL_OPENCL, 4, 8, 64, FlowControl.CREDITS, CollectiveScheme.LINEAR);

        assertThatThrownBy(() -> new CodeGenerator(options)
                        .generate(new ProgramSources("app", List.of(file), Preprocessing.NONE)))
                .hasMessageStartingWith(file + ":2:")
                .hasMessageContaining(
                        "error: the window of this reduction takes 107 MiB on chip, for 64 ranks with 62864"
                                + " packets each; the limit is 32 MiB: give a smaller asynchronicity degree");
    }

    @Test
    void shouldRejectTwoKernelsThatSendOnOnePort() {
        Path file = source("a.cl", open("a", "send", 0, "SMI_INT"), open("b", "send", 0, "SMI_INT"));

        assertThatThrownBy(() -> generate(file))
                .hasMessage(file + ":3:50: error: port 0 is taken: " + file
                        + ":2:50 opens it for push of int, 16 packets, in a, this for push of int, 16 packets, in b; an"
                        + " endpoint belongs to one kernel, with one type and one degree: use another port");
    }

    @Test
    void shouldRejectTwoTypesOnOnePort() {
        Path file = source(
                "a.cl",
                "__kernel void k(SMI_Comm comm) {",
                "SMI_Channel c = SMI_Open_receive_channel(1, SMI_INT, 0, 0, comm);",
                "SMI_Channel d = SMI_Open_receive_channel(1, SMI_FLOAT, 0, 0, comm); }");

        assertThatThrownBy(() -> generate(file)).hasMessageContaining("a.cl:4:17: error: port 0 is taken");
    }

    @Test
    void shouldReportTheFaultsOfAllSourcesTogether() {
        Path a = source("a.cl", open("a", "send", 256, "SMI_INT"));
        Path b = source("b.cl", open("b", "send", 0, "77"));

        assertThatThrownBy(() -> generate(a, b))
                .satisfies(
                        e -> assertThat(((DiagnosticException) e).diagnostics()).hasSize(2));
    }

    @Test
    void shouldRejectTwoFilesOfOneName() {
        Path a = source("x/a.cl", open("a", "send", 0, "SMI_INT"));
        Path b = source("y/a.cl", open("b", "send", 1, "SMI_INT"));

        assertThatThrownBy(() -> generate(a, b)).hasMessageContaining("another file named a.cl");
    }

    @Test
    void shouldGiveTheSameBytesAgain() {
        Path file = source("a.cl", open("a", "send", 0, "SMI_INT"), open("b", "receive", 0, "SMI_INT"));
        GeneratedProgram first = generate(file);
        GeneratedProgram second = generate(file);

        assertThat(second.deviceSource()).isEqualTo(first.deviceSource());
        assertThat(second.sources().getFirst().bytes())
                .isEqualTo(first.sources().getFirst().bytes());
    }

    @Test
    void shouldRejectOptionsOutOfRange() {
        Stream.of(0, 33)
                .forEach(cables -> assertThatThrownBy(() -> new CodegenOptions(
                                Target.INTEL_OPENCL, cables, 8, 8, FlowControl.CREDITS, CollectiveScheme.LINEAR))
                        .hasMessageContaining("cables " + cables));
        assertThatThrownBy(() -> new CodegenOptions(
                        Target.INTEL_OPENCL, 4, 8, 257, FlowControl.CREDITS, CollectiveScheme.LINEAR))
                .hasMessageContaining("257");
    }
}

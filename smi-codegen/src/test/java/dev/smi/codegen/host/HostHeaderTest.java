package dev.smi.codegen.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.codegen.emit.HostLayout;
import dev.smi.hls.HlsRenderer;
import dev.smi.hls.HostHeader;
import dev.smi.hls.HostProgram;
import dev.smi.hls.Target;
import dev.smi.model.DataType;
import dev.smi.model.FlowControl;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Program;
import dev.smi.model.ReduceOperator;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostHeaderTest {

    @TempDir
    Path directory;

    /** Two programs as in an MPMD run: every kind of support kernel in one, no port at all in the other. */
    static String header() {
        Program all = new Program(
                List.of(
                        new Operation.Push(new Port(0), DataType.INT, 16),
                        new Operation.Pop(new Port(0), DataType.INT, 16),
                        new Operation.Broadcast(new Port(1), DataType.FLOAT, 16),
                        new Operation.Reduce(new Port(2), DataType.FLOAT, 16, ReduceOperator.ADD),
                        new Operation.Scatter(new Port(3), DataType.CHAR, 16),
                        new Operation.Gather(new Port(4), DataType.DOUBLE, 16)),
                8,
                256,
                FlowControl.CREDITS);
        Program none = new Program(List.of(), 8, 4, FlowControl.CREDITS);
        return header(List.of(HostLayout.of("all-1.0", all, 2), HostLayout.of("none", none, 1)));
    }

    private static String header(List<HostProgram> programs) {
        return new HlsRenderer(Target.INTEL_OPENCL).render(new HostHeader(programs));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c99", "c11", "c++11", "c++20"})
    void shouldCompileWithoutAWarning(String standard) {
        TextFiles.write(directory.resolve("smi_generated_host.h"), header());
        Path file = directory.resolve("host.c");
        TextFiles.write(file, """
                #include "smi_generated_host.h"
                #include "smi_generated_host.h"
                SMI_Comm start(cl_context context, cl_device_id device, cl_program program, SmiHost *smi);
                SMI_Comm start(cl_context context, cl_device_id device, cl_program program, SmiHost *smi)
                {
                    SMI_Comm comm = SmiInit_all_1_0(0, 8, "routes", context, device, program, smi);
                    return comm.ranks == 0 ? SmiInit_none(0, 1, "routes", context, device, program, smi) : comm;
                }
                """);

        HostCompiler.Result result = HostCompiler.check(standard, file);

        assertThat(result.output()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @Test
    void shouldBeCheckedForWarningsAtAll() {
        Path file = directory.resolve("host.c");
        TextFiles.write(file, "#include <CL/cl.h>\nstatic int f(int unused) { return 1; }\n");

        assertThat(HostCompiler.check("c99", file).output()).contains("unused parameter 'unused'");
    }

    @Test
    void shouldStartSupportKernelsOfEveryCollective() {
        assertThat(header())
                .contains("{\"smi_kernel_bcast_1\", NULL, 0},")
                .contains("{\"smi_kernel_reduce_2\", NULL, 0},")
                .contains("{\"smi_kernel_scatter_3\", NULL, 0},")
                .contains("{\"smi_kernel_gather_4\", NULL, 0},")
                .contains("#define SMI_MAX_KERNELS 8\n")
                .contains("#define SMI_MAX_TABLE 256\n")
                .doesNotContain("$")
                .doesNotContain("\r");
    }

    @Test
    void shouldBeTheSameEveryTime() {
        assertThat(header()).isEqualTo(header());
    }

    @Test
    void shouldNeedAProgram() {
        assertThatThrownBy(() -> header(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without programs");
    }
}

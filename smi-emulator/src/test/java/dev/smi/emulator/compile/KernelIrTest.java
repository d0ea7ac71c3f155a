package dev.smi.emulator.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelIrTest {

    private static final String IR = """
            define hidden spir_kernel void @k(ptr noundef align 4 %0, <2 x i16> noundef %1, i8 noundef signext %2, \
            ptr noundef byval(%struct.s) align 4 %3) #0 !kernel_arg_base_type !4 !kernel_arg_name !5 {
              %5 = call spir_func i32 @f()
              ret void
            }
            define spir_kernel void @empty() #0 !kernel_arg_base_type !6 !kernel_arg_name !6 {
              ret void
            }
            declare i32 @emu_read_nb(ptr noundef, ptr noundef) #2
            declare void @emu_write(ptr noundef, ptr noundef) local_unnamed_addr #2
            !4 = !{!"float*", !"ushort __attribute__((ext_vector_type(2)))", !"char", !"struct s"}
            !5 = !{!"mem", !"comm", !"c", !"s"}
            !6 = !{}
            """;

    private final KernelIr ir = new KernelIr(IR);

    @Test
    void shouldReadSignaturesFromMetadata() {
        assertThat(ir.kernels())
                .extracting(KernelSignature::toString)
                .containsExactly("k(float* mem, ushort2 comm, char c, struct s s)", "empty()");
        assertThat(ir.kernels().getFirst().parameters())
                .extracting(p -> p.type().kind())
                .containsExactly(
                        ParameterType.Kind.POINTER,
                        ParameterType.Kind.VECTOR,
                        ParameterType.Kind.SCALAR,
                        ParameterType.Kind.STRUCT);
    }

    @Test
    void shouldTakeOutWhatTheBackEndDoesNotKnow() {
        assertThat(ir.lowered()).doesNotContain("spir_").contains("%5 = call i32 @f()");
    }

    @Test
    void shouldGiveEveryKernelAnEntryThatTakesArgumentsFromMemory() {
        assertThat(ir.lowered())
                .contains("define void @emu_run_k(ptr %arguments) {")
                .contains("%p1 = getelementptr i8, ptr %arguments, i32 128")
                .contains("%a1 = load <2 x i16>, ptr %p1")
                .contains("call void @k(ptr noundef align 4 %a0, <2 x i16> noundef %a1, i8 noundef signext %a2,"
                        + " ptr noundef byval(%struct.s) align 4 %p3)")
                .contains("define void @emu_run_empty(ptr %arguments) {\n  call void @empty()");
    }

    @Test
    void shouldPromiseWhatChannelOperationsDoToTheirElement() {
        assertThat(ir.lowered())
                .contains("@emu_read_nb(ptr noundef, ptr noalias nocapture noundef writeonly)")
                .contains("@emu_write(ptr noundef, ptr noalias nocapture noundef readonly)");
    }
}

package dev.smi.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the templates produce is compiled and run by the tests of smi-codegen and smi-emulator. */
class HlsRendererTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/hls");

    private final HlsRenderer renderer = new HlsRenderer(Target.INTEL_OPENCL);

    @ParameterizedTest
    @EnumSource
    void shouldPairEveryTemplateWithARecord(Target target) throws IOException {
        List<String> expected = Arrays.stream(HlsUnit.class.getPermittedSubclasses())
                .map(unit -> HlsRenderer.fileName(unit.getSimpleName()))
                .toList();
        try (Stream<Path> files = Files.list(TEMPLATES.resolve(target.id()))) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".stg")))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void shouldNameTemplatesAfterTheirRecords() {
        assertThat(HlsRenderer.fileName("SendKernel")).isEqualTo("send-kernel.stg");
        assertThat(HlsRenderer.templateName("SendKernel")).isEqualTo("sendKernel");
    }

    @Test
    void shouldRenderAFifoWithAndWithoutABoardName() {
        assertThat(renderer.render(new Fifo("a", 16, Optional.empty())))
                .isEqualTo("channel SMI_Packet a __attribute__((depth(16)));");
        assertThat(renderer.render(new Fifo("b", 8, Optional.of("kernel_output_ch0"))))
                .isEqualTo(
                        "channel SMI_Packet b __attribute__((depth(8))) __attribute__((io(\"kernel_output_ch0\")));");
    }

    @Test
    void shouldRenderUnitsWithinUnits() {
        Fifo fifo = new Fifo("a", 16, Optional.empty());
        SendKernel send = new SendKernel(0, List.of(new KernelInput(0, "in")), List.of(new KernelOutput(0, "out")));
        ReceiveKernel receive = new ReceiveKernel(
                0, 0, "away", List.of(new KernelInput(0, "in")), List.of(new KernelOutput(1, "end")), List.of());
        PopFunctions pop = new PopFunctions(3, "int", 7, 16, 2, "pop_3_ckr_data", Optional.empty());

        String text = renderer.render(new DeviceSource(
                "app",
                1,
                8,
                4,
                0,
                false,
                List.of(fifo),
                List.of(),
                List.of(),
                List.of(),
                List.of(send),
                List.of(receive),
                List.of(),
                List.of(pop)));

        assertThat(text)
                .contains("channel SMI_Packet a ")
                .contains("case 0: is_sent = write_channel_nb_intel(out, head[input]); break;")
                .contains("case 1: is_sent = write_channel_nb_intel(end, head[input]); break;")
                .contains("void SMI_Pop_3_int(")
                .contains("eager")
                .doesNotContain("$")
                .doesNotContain("\r");
    }

    @Test
    void shouldUseCreditsOnlyWhereThereIsAFifoForThem() {
        PushFunctions eager = new PushFunctions(0, "int", 7, 16, "push_0_cks_data", Optional.empty());
        PushFunctions credits =
                new PushFunctions(0, "int", 7, 16, "push_0_cks_data", Optional.of("push_0_ckr_control"));

        assertThat(renderer.render(eager)).doesNotContain("read_channel_intel");
        assertThat(renderer.render(credits)).contains("read_channel_intel(push_0_ckr_control)");
    }

    @Test
    void shouldHaveAHeader() {
        assertThat(renderer.header()).contains("typedef ushort2 SMI_Comm;");
    }

    @Test
    void shouldIncludeTheDeviceSourceBeforeTheOthers() {
        assertThat(renderer.render(new ProgramSource("app", "device.cl", List.of("b.cl", "a.cl"))))
                .endsWith("\n#include \"device.cl\"\n#include \"b.cl\"\n#include \"a.cl\"\n");
    }

    @Test
    void shouldRejectNamesThatAnIncludeDirectiveCannotHave() {
        assertThatThrownBy(() -> new ProgramSource("app", "device.cl", List.of("a\".cl")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be included");
    }

    @Test
    void shouldNameProgramsAsCDoes() {
        assertThat(HostProgram.identifier("two-cables.v2")).isEqualTo("two_cables_v2");
    }
}

package dev.smi.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.device.DeviceDriver;
import dev.smi.device.DeviceException;
import dev.smi.device.DeviceMemory;
import dev.smi.device.KernelInfo;
import dev.smi.device.ProgramImage;
import dev.smi.model.io.BuildFile;
import dev.smi.route.table.RoutingTables;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which files of smi-codegen's output are built. */
@ExtendWith(NeedsOpenCl.class)
class SourcesTest {

    @TempDir
    private Path build;

    private Path directory;

    @BeforeEach
    void makeDirectory() throws Exception {
        directory = Files.createDirectory(build.resolve("app"));
        Files.createDirectory(build.resolve("include"));
    }

    @Test
    void shouldLeaveOutTheTransportLayerOfAProgramThatSendsNothing() {
        Programs.write(directory.resolve("smi_generated_device.cl"), "channel int data;\n");
        Programs.write(build.resolve("include/smi.h"), "typedef ushort2 SMI_Comm;\n");
        Programs.write(directory.resolve("b.cl"), "#include <smi.h>\nint three(void) { return 3; }\n");
        Programs.write(
                directory.resolve("a.cl"), "__kernel void k(__global int *out, SMI_Comm c) { out[0] = three(); }\n");
        try (DeviceDriver device = Devices.open(Map.of())) {
            device.load(image(List.of("b.cl", "a.cl", "smi_generated_device.cl"), List.of(), List.of()));
            assertThat(device.kernels().stream().map(KernelInfo::toString))
                    .containsExactly("k(__global int*, SMI_Comm)");
        }
    }

    @Test
    void shouldPassOptionsToTheCompiler() {
        Programs.write(directory.resolve("a.cl"), "__kernel void k(__global int *out) { out[0] = VALUE; }\n");
        assertThat(result(Map.of("build", "-DVALUE=9"))).isEqualTo(9);
    }

    @Test
    void shouldCompileWithTheMacrosAndHeadersThatTheProgramWasGeneratedWith() throws Exception {
        Path headers = Files.createDirectory(build.resolve("headers"));
        Programs.write(headers.resolve("value.h"), "#define VALUE (SUM)\n");
        Programs.write(
                directory.resolve("a.cl"),
                "#include \"value.h\"\n__kernel void k(__global int *out) { out[0] = VALUE + EMPTY 1; }\n");
        assertThat(result(Map.of(), image(List.of("a.cl"), List.of(headers), List.of("SUM=4 + 5", "EMPTY="))))
                .isEqualTo(10);
    }

    @Test
    void shouldSayWhichHeadersItDidNotLookFor() throws Exception {
        Path headers = Files.createDirectory(build.resolve("my headers"));
        Programs.write(headers.resolve("value.h"), "#define VALUE 1\n");
        Programs.write(directory.resolve("a.cl"), "__kernel void k(__global int *out) { out[0] = 5; }\n");
        assertThat(result(Map.of(), image(List.of("a.cl"), List.of(headers), List.of())))
                .isEqualTo(5);

        Programs.write(directory.resolve("a.cl"), "#include \"value.h\"\n__kernel void k(__global int *out) {}\n");
        assertThatThrownBy(() -> result(Map.of(), image(List.of("a.cl"), List.of(headers), List.of())))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("headers were not looked for in [" + headers + "]");
    }

    @Test
    void shouldSeeThatAnIncludedFileChanged() {
        Programs.write(
                directory.resolve("a.cl"),
                "#include \"value.h\"\n__kernel void k(__global int *out) { out[0] = VALUE; }\n");
        Programs.write(directory.resolve("value.h"), "#define VALUE 1\n");
        assertThat(result(Map.of())).isEqualTo(1);
        Programs.write(directory.resolve("value.h"), "#define VALUE 2\n");
        assertThat(result(Map.of())).isEqualTo(2);
    }

    @Test
    void shouldRejectDirectoriesWithSpaces() throws Exception {
        directory = Files.createDirectory(build.resolve("my app"));
        Programs.write(directory.resolve("a.cl"), "__kernel void k(__global int *out) {}\n");
        assertThatThrownBy(() -> result(Map.of()))
                .isInstanceOf(DeviceException.class)
                .hasMessage("OpenCL compilers include nothing from " + directory
                        + ", as its name has a space; move the program to a directory without one");
    }

    private int result(Map<String, String> options) {
        return result(options, image());
    }

    private static int result(Map<String, String> options, ProgramImage image) {
        try (DeviceDriver device = Devices.open(options)) {
            device.load(image);
            DeviceMemory out = device.allocate("out", 4);
            Devices.join(device.start("k", Devices.arguments(out)));
            int[] found = new int[1];
            out.read(0, MemorySegment.ofArray(found));
            return found[0];
        }
    }

    private ProgramImage image(List<String> sources, List<Path> includes, List<String> definitions) {
        BuildFile how = new BuildFile(sources, includes, definitions, 4);
        return Programs.image(directory, how, List.of(), 1, new RoutingTables(1, 4));
    }

    private ProgramImage image() {
        return Programs.image(directory, List.of(), 1, new RoutingTables(1, 4));
    }
}
